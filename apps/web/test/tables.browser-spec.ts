import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPerson } from '#testing';
import { administratorAreas, oneOfEach, type Things } from './administrator-routes.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let things: Things;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  things = await oneOfEach(site);
  page = await site.openPage({ as: await aPerson(site, { roles: ['administrator'] }), width: 1280 });
}, 180_000);
afterAll(() => site.stop());

/** Words in tables that stand in more than one line, except hashes. */
const brokenWords = `[...document.querySelectorAll('th, td')].flatMap((cell) => {
  const found = [];
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement.closest('[class*=mono]')) continue;
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}’]+/gu)) {
      if (/^[0-9a-f]{32,}$/.test(word)) continue;
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word + ' in ' + cell.textContent);
    }
  }
  return found;
})`;

describe('at 1280 pixels, a table breaks no word, and the page does not scroll sideways', () => {
  it.each(administratorAreas)(
    '%s',
    async (_, routes) => {
      for (const route of routes(things)) {
        await page.goto(route);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        if (process.env.LAUREL_LOOK)
          await page.screenshot({
            path: `${process.env.LAUREL_LOOK}/${route.replaceAll(/\W+/g, '-').slice(0, 60)}.png`,
            fullPage: true,
          });
        expect({
          route,
          broken: await page.evaluate<string[]>(brokenWords),
          sideways: await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'),
        }).toEqual({ route, broken: [], sideways: false });
      }
    },
    120_000,
  );
});
