/** One line about the keys below the field; its height is always there. */
export function ComposerHint({ isBusy, wasTooEarly }: { isBusy: boolean; wasTooEarly: boolean }) {
  return (
    <p
      id="composer-hint"
      className={`min-h-4 pt-1.5 text-center text-xs text-muted-foreground ${wasTooEarly ? '' : 'pointer-coarse:invisible'}`}
    >
      {hint(isBusy, wasTooEarly)}
    </p>
  );
}

function hint(isBusy: boolean, wasTooEarly: boolean): string {
  if (wasTooEarly) return 'Stop the answer first, or wait for its end; your text is kept.';
  return isBusy ? 'Esc stops the answer' : 'Enter sends, Shift+Enter starts a new line';
}
