import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPerson, aSubmission, aSubmissionInReview, asCandidate, seededCatalog } from '#testing';
import { SaveText } from '#submissions';
import { tooWide } from './accessible.js';
import { atTheDesk } from './reviewer/at-the-desk.js';
import { type Site, startSite } from './start-site.js';

/** What WCAG 2.2 asks for and axe cannot see, on the main page of each journey. */
let site: Site;
const pages = new Map<string, () => Promise<Page>>();
beforeAll(async () => {
  site = await startSite();
  await seededCatalog(site);
  const draft = await aSubmission(site).draft();
  await site.get(SaveText).run({
    actor: asCandidate(draft.candidateId),
    submissionId: draft.id,
    kind: 'responsive_narrative',
    text: 'We met twice a month and counted what we saw.',
    revision: 0,
  });
  const candidate = { id: draft.candidateId };
  const administrator = await aPerson(site, { roles: ['administrator'] });
  const { submission } = await aSubmissionInReview(site).decided({ o1: 'not_met' });
  const at = (as: { id: string } | undefined, path: string) => () => site.openPage({ as, at: path });
  pages.set('the catalog', at(undefined, '/catalog'));
  pages.set('verifying a badge', at(undefined, '/verify'));
  pages.set('the task list', at(candidate, `/work/${draft.enrollmentId}`));
  pages.set('writing', at(candidate, `/work/${draft.enrollmentId}/artifacts/responsive_narrative`));
  pages.set('files', at(candidate, `/work/${draft.enrollmentId}/artifacts/document_profile`));
  pages.set('evidence', at(candidate, `/work/${draft.enrollmentId}/evidence`));
  pages.set("a reviewer's desk", async () => (await atTheDesk(site)).page);
  pages.set('the overview', at(administrator, '/admin'));
  pages.set('a decision', at(administrator, `/admin/review/decisions/${submission.id}`));
  pages.set('inviting', at(administrator, '/admin/people/invitations'));
}, 120_000);
afterAll(() => site.stop());

/** Each page is opened once: the focus is looked at first, the spacing last. */
const opened = new Map<string, Page>();
const open = async (name: string): Promise<Page> => {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const page = await pages.get(name)!();
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  opened.set(name, page);
  return page;
};
const names = [
  'the catalog',
  'verifying a badge',
  'the task list',
  'writing',
  'files',
  'evidence',
  "a reviewer's desk",
  'the overview',
  'a decision',
  'inviting',
];

/** 1.4.12: lines 1.5 high, letters 0.12 em and words 0.16 em apart, paragraphs 2 em apart. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }`;

/** Elements that cut off a part of their own text. */
const cutOff = `[...document.querySelectorAll('body *')].filter((element) => {
  const { overflowX, overflowY, clip, position } = getComputedStyle(element);
  const { width, height } = element.getBoundingClientRect();
  if (width <= 1 || height <= 1 || (position === 'absolute' && clip !== 'auto')) return false;
  const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  if (!hasText || element.matches('textarea, select, option, canvas *')) return false;
  const across = overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll' && element.scrollWidth > element.clientWidth + 1;
  const down = overflowY !== 'visible' && overflowY !== 'auto' && overflowY !== 'scroll' && element.scrollHeight > element.clientHeight + 1;
  return across || down;
}).map((element) => element.outerHTML.slice(0, 200))`;

/** The element with the focus: what it is, whether it can be seen, whether something else lies over all of it. */
const focusNow = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const box = (element.getBoundingClientRect().width <= 2 ? element.closest('label, div') : element) ?? element;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const places = [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3]];
  const isSeen = places.some(([x, y]) => {
    const over = document.elementFromPoint(x, y);
    return over !== null && (box.contains(over) || over.contains(box));
  });
  const ring = [element, box, box.parentElement].some((around) => {
    const style = around && getComputedStyle(around);
    return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none');
  });
  return { words: element.outerHTML.slice(0, 160), isSeen, hasRing: ring };
})()`;

describe('beyond what axe finds', () => {
  it.each(names)('%s shows where the focus is, from the first control to the last', async (name) => {
    const page = await open(name);
    const faults: string[] = [];
    let first: string | undefined;
    for (let press = 0; press < 120; press++) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate<{ words: string; isSeen: boolean; hasRing: boolean } | null>(focusNow);
      if (now === null || (press > 0 && now.words === first)) break;
      first ??= now.words;
      if (!now.isSeen) faults.push(`hidden: ${now.words}`);
      if (!now.hasRing) faults.push(`without a ring: ${now.words}`);
    }
    expect(first).toContain('Skip to main content');
    expect(faults).toEqual([]);
  });

  it.each(names)('%s moves nothing for those who asked for less motion', async (name) => {
    const page = await open(name);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = `document.getAnimations().filter(({ effect }) => effect.getComputedTiming().duration > 10)
      .map(({ effect }) => effect.target?.outerHTML.slice(0, 120))`;
    expect(await page.evaluate<string[]>(moving)).toEqual([]);
  });

  it('the skip link leads past the navigation to the page', async () => {
    const page = await pages.get('the task list')!();
    await page.locator('h1').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('MAIN');
  });

  it('each page has a title of its own', async () => {
    const titles: string[] = [];
    for (const name of names) titles.push(await (await open(name)).title());
    expect(new Set(titles).size).toBe(names.length);
  });

  it.each(names)('%s loses nothing when text is spaced out', async (name) => {
    const page = await open(name);
    await page.addStyleTag({ content: spacing });
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect({ width, cutOff: await page.evaluate<string[]>(cutOff) }).toEqual({ width, cutOff: [] });
      expect({ width, tooWide: await page.evaluate<string[]>(tooWide) }).toEqual({ width, tooWide: [] });
    }
  });
});
