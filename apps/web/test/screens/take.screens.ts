import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Site, startSite } from '../start-site.js';
import { mainPages, type Screen } from './main-pages.js';
import { aBusyMonday } from './situation.js';
import { smallPng } from './small-png.js';

/**
 * `npm run screens` retakes all pictures in docs/screens. `npm run screens -- -t writing` retakes only those
 * with this word in their names.
 */
const folder = join(import.meta.dirname, '../../../../docs/screens');
const sizes = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

let site: Site;
let monday: Awaited<ReturnType<typeof aBusyMonday>>;
beforeAll(async () => {
  site = await startSite();
  monday = await aBusyMonday(site);
  await mkdir(folder, { recursive: true });
});
afterAll(() => site.stop());

it.each(mainPages)('$name', async ({ name, as, at, before, whole = true }: Screen) => {
  const page = await site.openPage({ as: as?.(monday), at: at(monday) });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await before?.(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(300);
      const height = whole
        ? Math.min(2 * size.height, await page.evaluate<number>('document.documentElement.scrollHeight'))
        : size.height;
      const picture = smallPng(
        await page.screenshot({ fullPage: whole, clip: { x: 0, y: 0, width: size.width, height } }),
      );
      expect(picture.length).toBeLessThan(400_000);
      await writeFile(join(folder, `${name}-${colorScheme}-${size.width}.png`), picture);
    }
  }
  await page.context().close();
});
