import type { Locator } from '@playwright/test';

/** Where the log stands once it has not moved for ten frames: a wheel goes on for some. */
export async function restingPosition(log: Locator): Promise<number> {
  return log.evaluate(
    element =>
      new Promise<number>(resolve => {
        let position = element.scrollTop;
        let frames = 0;
        const look = () => {
          frames = element.scrollTop === position ? frames + 1 : 0;
          position = element.scrollTop;
          if (frames === 10) resolve(position);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
