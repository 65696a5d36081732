import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPilot, aVersion } from '#testing';
import { expectAccessible } from './accessible.js';
import { atTheDesk } from './reviewer/at-the-desk.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 120_000);
afterAll(() => site.stop());

/** A narrative that is much longer than the window, with one passage in the middle. */
const longNarrative = [
  ...Array.from(
    { length: 40 },
    (_, at) => `Paragraph ${at + 1} tells what our team did in week ${at + 1} of the plan.`,
  ),
  'Every teacher read the goal aloud\nin August.',
  ...Array.from({ length: 40 }, (_, at) => `Paragraph ${at + 41} tells what our team did in week ${at + 41}.`),
].join('\r\n\r\n');

describe("a reviewer's desk", () => {
  it('shows the evidence within 200 pixels of the top', async () => {
    const { page } = await atTheDesk(site);
    await page.setViewportSize({ width: 1280, height: 800 });
    const top = async (name: string) => (await page.getByRole('article', { name }).boundingBox())!.y;
    expect(await top('Text')).toBeLessThanOrEqual(200);
    await page.getByRole('button', { name: /page 3/ }).click();
    const sheet = page.getByRole('group', { name: 'Page 3 of 5' });
    await sheet.waitFor();
    expect((await sheet.boundingBox())!.y).toBeLessThanOrEqual(200);
    await expectAccessible(page);
  });

  it('explains each level beside its button', async () => {
    const version = await aVersion(site, {
      content: {
        rubric: [
          { code: 'not_met', name: 'Not met', meets: false, about: 'The evidence does not show it.' },
          { code: 'progressing', name: 'Progressing', meets: false, about: 'The evidence shows a part of it.' },
          { code: 'demonstrated', name: 'Demonstrated', meets: true, about: 'The evidence shows all of it.' },
        ],
      },
    }).inPilot();
    const { page } = await atTheDesk(site, { pilot: await aPilot(site, { versions: [version] }).open() });
    const detail = page.locator('[data-detail="o1"]');
    const [button, sentence] = [detail.getByRole('radio', { name: 'Progressing' }), detail.getByText('shows a part')];
    expect(Math.abs((await button.boundingBox())!.y - (await sentence.boundingBox())!.y)).toBeLessThan(12);
    await sentence.click();
    expect(await button.isChecked()).toBe(true);
    await expectAccessible(page);
  });

  it('is divided as the reviewer likes, which it remembers', async () => {
    const { page } = await atTheDesk(site);
    const divider = page.getByRole('separator', { name: 'Width of the evidence' });
    const widthOfEvidence = async () => (await page.getByRole('region', { name: 'Evidence' }).boundingBox())!.width;
    const before = await widthOfEvidence();
    await divider.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
    expect(await widthOfEvidence()).toBeGreaterThan(before + 80);
    const wide = await widthOfEvidence();
    await page.reload();
    await divider.waitFor();
    expect(await widthOfEvidence()).toBeCloseTo(wide, 0);
    const { x, y } = (await divider.boundingBox())!;
    await page.mouse.move(x + 12, y + 200);
    await page.mouse.down();
    await page.mouse.move(x - 188, y + 200);
    await page.mouse.up();
    expect(await widthOfEvidence()).toBeCloseTo(wide - 200, -1);
    const dragged = await widthOfEvidence();
    await page.getByRole('button', { name: 'Wider evidence' }).click();
    expect(await widthOfEvidence()).toBeGreaterThan(dragged + 40);
    await page.getByRole('button', { name: 'Narrower evidence' }).click();
    expect(await widthOfEvidence()).toBeCloseTo(dragged, 0);
    await expectAccessible(page);
  });
});

describe('a text', () => {
  it('opens at the passage that the evidence quotes', async () => {
    const { page } = await atTheDesk(site, {
      narrative: longNarrative,
      narrativeShows: 'We wrote "every teacher read the goal aloud in August", which sets the goal.',
    });
    const passage = page.getByRole('article', { name: 'Text' }).getByText('Every teacher read the goal aloud');
    const top = async () => (await passage.boundingBox())!.y;
    expect(await top()).toBeGreaterThan(900);
    await page.getByRole('button', { name: /^Responsive narrative, text/ }).click();
    await page.waitForFunction('CSS.highlights.has("laurel-passage")');
    expect(await top()).toBeLessThan(600);
    expect(await page.evaluate('String([...CSS.highlights.get("laurel-passage")][0])')).toBe(
      'Every teacher read the goal aloud\nin August',
    );
  });

  it('can be searched by keyboard', async () => {
    const { page } = await atTheDesk(site, { narrative: longNarrative });
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Find in this text' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('WEEK 5');
    await page.getByText('1 of 11').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('2 of 11').waitFor();
    expect((await page.getByText('Paragraph 50 tells').boundingBox())!.y).toBeLessThan(600);
    await page.keyboard.press('Shift+Enter');
    await page.getByText('1 of 11').waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Find in this text' }).press('Escape');
    await page.getByRole('searchbox', { name: 'Find in this text' }).waitFor({ state: 'detached' });
    expect(await page.evaluate('CSS.highlights.size')).toBe(0);
  });
});

describe('private notes', () => {
  it('and highlights save themselves, by keyboard, and are there after a reload', async () => {
    const { page, reviewId } = await atTheDesk(site, { narrative: longNarrative });
    await page.keyboard.press('m');
    await page.getByRole('textbox', { name: 'Only you read these.' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Who reads aloud in week 7?');
    await page.getByText(/^Saved \d/).waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Find in this text' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('week 7');
    await page.getByText('1 of 11').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('2 of 11').waitFor();
    await page.getByRole('button', { name: 'Highlight', exact: true }).press('Enter');
    await page.getByText('Private notes (written, 1 highlight)').waitFor();
    await page.getByText(/^Saved \d/).waitFor();
    await expectAccessible(page);
    await page.reload();
    await page.getByText('Private notes (written, 1 highlight)').click();
    expect(await page.getByRole('textbox', { name: 'Only you read these.' }).inputValue()).toBe(
      'Who reads aloud in week 7?',
    );
    await page.getByRole('button', { name: '“week 7”', exact: true }).click();
    await page.waitForFunction('CSS.highlights.has("laurel-passage") && CSS.highlights.has("laurel-own")');
    const [row] = await site.dataSource.query<[{ highlights: unknown[] }]>(
      'SELECT highlights FROM review_notes WHERE review_id = $1',
      [reviewId],
    );
    expect(row.highlights).toEqual([{ kind: 'responsive_narrative', words: 'week 7', nth: 1 }]);
  });
});
