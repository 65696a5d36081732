import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '#testing';
import { expectAccessible } from './accessible.js';
import { oneOfEach, type Things } from './every-route/one-of-each.js';
import { addressesOf, goTo, parents, type Route, routesOf } from './every-route/routes.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let things: Things;
let routes: Route[];
beforeAll(async () => {
  site = await startSite();
  things = await oneOfEach(site);
  routes = await routesOf(await site.openPage({ at: '/' }));
}, 180_000);
afterAll(() => site.stop());

describe('every route of the app, in both themes and 320 pixels wide', () => {
  it.each(['everyone', ...parents])(
    'for %s',
    async (parent) => {
      const own = routes.filter((route) => route.parent === parent);
      expect(own.length).toBeGreaterThan(0);
      const page = await site.openPage({ as: things.people[parent] ?? (await visitor(parent)), at: '/catalog' });
      await page.locator('h1').waitFor();
      for (const { path } of own)
        for (const address of addressesOf(things, path)) {
          await goTo(page, address);
          await expectAccessible(page);
        }
    },
    400_000,
  );
});

/** Nobody for public pages; any person for pages that only need a session. */
const visitor = async (parent: string) => (parent === 'everyone' ? undefined : aPerson(site));
