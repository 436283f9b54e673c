import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { THEMES, setTheme, useTheme, type Theme } from '../client/page/appearance.ts';

const CHOICES: Readonly<Record<Theme, { name: string; Icon: LucideIcon }>> = {
  system: { name: 'Colours of the system', Icon: Monitor },
  light: { name: 'Light colours', Icon: Sun },
  dark: { name: 'Dark colours', Icon: Moon },
};

/** Chooses between light and dark; the choice is kept in this browser. */
export function ThemeChoice() {
  const theme = useTheme();
  return (
    <div role="group" aria-label="Colours" className="flex gap-2 rounded-full bg-muted p-0.5">
      {THEMES.map(choice => {
        const { name, Icon } = CHOICES[choice];
        return (
          <button
            key={choice}
            type="button"
            title={name}
            aria-label={name}
            aria-pressed={theme === choice}
            onClick={() => setTheme(choice)}
            className="grid size-7 place-items-center rounded-full text-muted-foreground hover:text-foreground aria-pressed:bg-card aria-pressed:text-foreground pointer-coarse:size-11"
          >
            <Icon aria-hidden size={16} />
          </button>
        );
      })}
    </div>
  );
}
