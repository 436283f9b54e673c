/** Marks a text that is still growing. */
export function Caret() {
  return (
    <span aria-hidden className="ms-px inline-block h-[1em] w-0.5 bg-primary align-text-bottom" />
  );
}
