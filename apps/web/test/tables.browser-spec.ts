import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { oneOfEach, type Things } from './every-route/one-of-each.js';
import { addressesOf, goTo, type Route, routesOf } from './every-route/routes.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let things: Things;
let routes: Route[];
let page: Page;
beforeAll(async () => {
  site = await startSite();
  things = await oneOfEach(site);
  page = await site.openPage({ as: things.people.administrator!, at: '/admin', width: 1280 });
  routes = (await routesOf(page)).filter(({ parent }) => parent === 'administrator');
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

describe('at 1280 pixels', () => {
  it('a table of administrators breaks no word, and the page does not scroll sideways', async () => {
    expect(routes.length).toBeGreaterThan(30);
    for (const address of routes.flatMap(({ path }) => addressesOf(things, path))) {
      await goTo(page, address);
      expect({
        address,
        broken: await page.evaluate<string[]>(brokenWords),
        sideways: await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'),
      }).toEqual({ address, broken: [], sideways: false });
    }
  }, 200_000);
});
