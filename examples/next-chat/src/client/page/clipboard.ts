import { announce, announceError } from '../announcing/announcer.ts';

/** Copies a text, and tells so; false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  const isCopied = (await copyWithClipboard(text)) || copyWithSelection(text);
  if (isCopied) announce('Copied');
  else
    announceError('This browser does not let the page copy. Select the text and copy it yourself.');
  return isCopied;
}

async function copyWithClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The old way, for pages that came over plain HTTP: browsers give these no clipboard. */
function copyWithSelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  try {
    // Deprecated, and the only way there is.
    // oxlint-disable-next-line typescript/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
