import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
  resultTypes: ['violations'],
};

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary: string }[];
}

/** The rules that depend on colors. A theme changes nothing else. */
const colorRules = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

const guises = [320, 1280].flatMap(
  (width) =>
    [
      { width, colorScheme: 'light', asked: rules },
      { width, colorScheme: 'dark', asked: colorRules },
    ] as const,
);

/**
 * Fails if axe finds a problem or the page scrolls sideways, in both themes, at 320 and 1280 pixels. Leaves the page
 * light and 1280 wide.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  // A dialog gets its name from its title one render after it opens. One that gets none fails here, or in axe.
  await page.locator('[role=dialog]:not([aria-labelledby]):not([aria-label])').waitFor({ state: 'detached' });
  await page.evaluate(axe);
  for (const { width, colorScheme, asked } of guises) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const guise = `${new URL(page.url()).pathname}, ${colorScheme}, ${width} pixels wide`;
    const { violations } = await page.evaluate<{ violations: Violation[] }>(
      `axe.run(document, ${JSON.stringify(asked)})`,
    );
    expect({
      guise,
      violations: violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
      ),
    }).toEqual({ guise, violations: [] });
    expect({ guise, tooWide: await page.evaluate<string[]>(tooWide) }).toEqual({ guise, tooWide: [] });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Elements that make the page wider than the window. */
export const tooWide = `document.documentElement.scrollWidth <= innerWidth ? [] :
  ['The page is ' + document.documentElement.scrollWidth + ' pixels wide'].concat(
    [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((element) => element.outerHTML.slice(0, 200)))`;
