import type { Page } from '@playwright/test';

/** Notes all that the two live regions say from now on; returns what they have said. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    for (const region of document.querySelectorAll(
      '[role=status], [role=alert]:not(next-route-announcer *)',
    )) {
      new MutationObserver(() => heard.push(`${region.role}: ${region.textContent}`)).observe(
        region,
        {
          characterData: true,
          childList: true,
          subtree: true,
        },
      );
    }
    Object.assign(globalThis, { heard });
  });
  return async () => page.evaluate(() => (globalThis as { heard?: string[] }).heard ?? []);
}
