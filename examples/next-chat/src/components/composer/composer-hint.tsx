/** One line below the field: about the keys, or why nothing was sent. Its height is always there. */
export function ComposerHint({
  isBusy,
  obstacle,
}: {
  isBusy: boolean;
  obstacle: string | undefined;
}) {
  return (
    <p
      id="composer-hint"
      className={`min-h-4 pt-1.5 text-center text-xs text-muted-foreground ${obstacle === undefined ? 'pointer-coarse:invisible' : ''}`}
    >
      {obstacle ?? (isBusy ? 'Esc stops the answer' : 'Enter sends, Shift+Enter starts a new line')}
    </p>
  );
}
