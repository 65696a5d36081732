import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { attended, aPerson, aPilot, samplePdf } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 60_000);
afterAll(() => site.stop());

/** Presses Tab until the focused element has this name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    const here = await page.evaluate<string>(`(() => {
      const at = document.activeElement;
      if (!at.matches('a, button, input, select, textarea')) return '';
      return at.getAttribute('aria-label') ?? (at.labels?.length ? at.labels[0].textContent : at.textContent) ?? '';
    })()`);
    if (typeof name === 'string' ? here.trim() === name : name.test(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name} on ${page.url()}.`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Follows a link. A page that opens moves the focus to its heading. */
async function go(page: Page, name: string | RegExp): Promise<void> {
  await press(page, name);
  await page.locator('h1:focus').waitFor();
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const theText = (page: Page) => page.getByRole('textbox', { name: /Your text/ });

describe('by keyboard alone', () => {
  it('a candidate goes from registration to the receipt', async () => {
    const pilot = await aPilot(site, { title: 'Spring pilot' }).open();
    const candidate = await aPerson(site, { name: 'Ada Principal' });
    await attended(site, pilot, candidate);
    const page = await site.openPage({ as: candidate, at: '/work' });
    await page.getByRole('heading', { name: 'My work' }).waitFor();

    await go(page, 'Meetings and registration: Spring pilot');
    await page.getByRole('heading', { name: 'Spring pilot', level: 1 }).waitFor();
    await press(page, /^Register: VIS-1/);
    await page.getByRole('dialog').waitFor();
    await go(page, 'Register');
    await page.getByText('Your days begin to count when you start work').waitFor();

    await press(page, 'Start work');
    await page.getByRole('dialog').waitFor();
    await press(page, 'Start today');
    await page.getByText('120 days left').waitFor();

    for (const [title, minimum] of [
      ['^Start writing', 10],
      ['analysis', 1],
      ['Reflection', 5],
    ] as const) {
      await go(page, new RegExp(title, 'i'));
      await theText(page).waitFor();
      await tabTo(page, /^Your text/);
      await page.keyboard.type(words(minimum));
      await page.getByText(/^Saved \d/).waitFor();
      await go(page, /^VIS-1/);
      await page.getByText('120 days left').waitFor();
    }

    const folder = mkdtempSync(join(tmpdir(), 'laurel-files-'));
    writeFileSync(join(folder, 'Agenda.pdf'), samplePdf());
    await go(page, /documents/i);
    await tabTo(page, 'Choose files');
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(join(folder, 'Agenda.pdf'));
    await page.getByText('Uploaded and checked').waitFor({ timeout: 30_000 });
    await tabTo(page, 'Description: Agenda.pdf');
    await page.keyboard.type('The agenda of a meeting');
    await page.keyboard.press('Enter');
    await page.getByText('Saved', { exact: true }).waitFor();
    await go(page, /^VIS-1/);
    await page.getByText('120 days left').waitFor();

    await go(page, 'Evidence map');
    for (let link = 0; link < 3; link++) {
      await press(page, /^Link evidence to/);
      await tabTo(page, /^Why it shows it/);
      await page.keyboard.type('Described in the second paragraph.');
      await press(page, 'Link evidence');
      await page.getByRole('paragraph').getByText(`Described in the second paragraph.`).nth(link).waitFor();
    }
    await page.getByText('Every detail has evidence.').waitFor();
    await go(page, /^VIS-1/);
    await page.getByText('120 days left').waitFor();

    await go(page, 'Check your answers and submit');
    await page.getByText('You can submit when nothing is missing.').waitFor();
    await tabTo(page, /^This work is my own/);
    await page.keyboard.press('Space');
    await tabTo(page, 'I did not use AI.');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'How you used AI');
    await page.keyboard.type('A chatbot shortened two paragraphs.');
    await tabTo(page, 'No. Nobody is shown or named.');
    await page.keyboard.press('Space');
    await press(page, 'Save attestation');
    await page.getByText('Nothing is missing.').waitFor();
    await press(page, 'Submit');
    await page.getByRole('dialog').waitFor();
    await go(page, 'Submit');
    await page.getByRole('heading', { name: 'Receipt' }).waitFor();
    await page.getByText('Submitted on time').waitFor();
    await page.getByText('I used AI for ideas or wording. A chatbot shortened two paragraphs.').waitFor();
    await expectAccessible(page);
  }, 90_000);
});
