import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Things } from './one-of-each.js';

export interface Route {
  /** The layout route that says who may open it. */
  parent: string;
  path: string;
}

/** The routes that show a page, as the app's own router lists them. A new page is in this list by itself. */
export async function routesOf(page: Page): Promise<Route[]> {
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

/** The layout routes that ask for a session, and for a role. */
export const parents = ['signed-in', 'candidate', 'reviewer', 'coach', 'author', 'administrator'];

/** The addresses of a route. Most have one; parts of a page that its address names are added here. */
export function addressesOf(things: Things, path: string): string[] {
  const address = path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = things.parameters[`${path} ${name}`] ?? things.parameters[name];
    if (value === undefined) throw new Error(`oneOfEach has no ${name} for ${path}. Add it there.`);
    return value;
  });
  return [address, ...(more[path] ?? []).map((rest) => address + rest), ...(things.also[path] ?? [])];
}

const more: Record<string, string[]> = {
  '/admin/catalog/drafts/$versionId': ['outcomes', 'document_profile', 'scale', 'preview', 'check'].map(
    (part) => `?part=${part}`,
  ),
  '/admin/deliveries': ['?state=handled'],
};

/** Goes to an address within the page, without loading the app again. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(address)} })`);
  await page.waitForFunction(
    `__TSR_ROUTER__.state.status === 'idle' && document.querySelector('main h1') && !document.querySelector('[aria-busy=true]')`,
  );
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate<string>('location.pathname + location.search')).toBe(address);
}
