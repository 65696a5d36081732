import type { Page } from 'playwright-core';

/** How much a person did with the mouse and the keyboard. Typed text is not counted, only keys that steer. */
export interface Effort {
  clicks: number;
  keys: number;
}

const count = `window.effort ??= (() => {
  const effort = { clicks: 0, keys: 0 };
  addEventListener('pointerdown', () => effort.clicks++, true);
  addEventListener('keydown', ({ key, target }) => {
    if (key.length > 1 || !target.matches('input:not([type=checkbox], [type=radio]), textarea')) effort.keys++;
  }, true);
  return effort;
})()`;

/** Counts from now on what a person does on this page, until it is reloaded. The answer reads the counts. */
export async function effortOn(page: Page): Promise<() => Promise<Effort>> {
  await page.evaluate(count);
  const before = await page.evaluate<Effort>('({ ...window.effort })');
  return async () => {
    const now = await page.evaluate<Effort>('({ ...window.effort })');
    return { clicks: now.clicks - before.clicks, keys: now.keys - before.keys };
  };
}
