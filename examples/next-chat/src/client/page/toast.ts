import { announce, announceError } from '../announcing/announcer.ts';
import { createStore } from '../store.ts';

/** A line that goes away by itself. */
export interface Toast {
  text: string;
  /** Whether it tells that something failed. */
  isError?: boolean;
  action?: { label: string; run: () => void };
}

/** Milliseconds that a toast stays, while nobody points at it or has the focus in it. */
const SHOWN = 10_000;

export const toast = createStore<Toast | undefined>(undefined);

let timer: ReturnType<typeof setTimeout> | undefined;

export function showToast(shown: Toast): void {
  toast.set(shown);
  if (shown.isError === true) announceError(shown.text);
  else announce(shown.text);
  releaseToast();
}

export function hideToast(): void {
  clearTimeout(timer);
  toast.set(undefined);
}

/** Keeps the toast until it is released. */
export function holdToast(): void {
  clearTimeout(timer);
}

export function releaseToast(): void {
  clearTimeout(timer);
  timer = setTimeout(hideToast, SHOWN);
}
