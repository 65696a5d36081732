import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPerson } from '#testing';
import { expectAccessible } from './accessible.js';
import { oneOfEach } from './every-route/one-of-each.js';
import { type Site, startSite } from './start-site.js';

type Things = Awaited<ReturnType<typeof oneOfEach>>;

let site: Site;
let things: Things;
let routes: Route[];
beforeAll(async () => {
  site = await startSite();
  things = await oneOfEach(site);
  routes = await routesOf(await site.openPage({ at: '/' }));
}, 180_000);
afterAll(() => site.stop());

interface Route {
  /** The layout route that says who may open it. */
  parent: string;
  path: string;
}

/** The routes that show a page, as the app's own router lists them. A new page is in this list by itself. */
async function routesOf(page: Page): Promise<Route[]> {
  await page.locator('h1').waitFor();
  const all = await page.evaluate<{ id: string; path: string; children: number }[]>(
    `Object.values(__TSR_ROUTER__.routesById).map(({ id, fullPath, children }) =>
      ({ id, path: fullPath, children: Object.keys(children ?? {}).length }))`,
  );
  return all
    .filter(({ children }) => children === 0)
    .map(({ id, path }) => ({
      parent: parents.find((parent) => id.startsWith(`/${parent}/`)) ?? 'everyone',
      path: path.replace(/(.)\/$/, '$1'),
    }));
}

const parents = ['signed-in', 'candidate', 'reviewer', 'coach', 'administrator'];

/** The addresses of a route. Most have one; parts of a page that its address names are added here. */
function addressesOf(path: string): string[] {
  const address = path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = things.parameters[`${path} ${name}`] ?? things.parameters[name];
    if (value === undefined) throw new Error(`oneOfEach has no ${name} for ${path}. Add it there.`);
    return value;
  });
  return [address, ...(more[path] ?? []).map((rest) => address + rest)];
}

const more: Record<string, string[]> = {
  '/admin/catalog/drafts/$versionId': ['outcomes', 'document_profile', 'scale', 'preview', 'check'].map(
    (part) => `?part=${part}`,
  ),
  '/admin/deliveries': ['?state=handled'],
};

/** Goes to an address within the page, without loading the app again. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(address)} })`);
  await page.waitForFunction(
    `__TSR_ROUTER__.state.status === 'idle' && document.querySelector('main h1') && !document.querySelector('[aria-busy=true]')`,
  );
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate<string>('location.pathname + location.search')).toBe(address);
}

describe('every route of the app, in both themes and 320 pixels wide', () => {
  it.each(['everyone', ...parents])(
    'for %s',
    async (parent) => {
      const own = routes.filter((route) => route.parent === parent);
      expect(own.length).toBeGreaterThan(0);
      const page = await site.openPage({ as: things.people[parent] ?? (await visitor(parent)), at: '/catalog' });
      await page.locator('h1').waitFor();
      for (const { path } of own)
        for (const address of addressesOf(path)) {
          await goTo(page, address);
          await expectAccessible(page);
        }
    },
    400_000,
  );
});

/** Nobody for public pages; any person for pages that only need a session. */
const visitor = async (parent: string) => (parent === 'everyone' ? undefined : aPerson(site));
