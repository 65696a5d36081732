import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type DemoAccount, SeedDemoPeople } from '#identity';
import { seed } from '#platform';
import { DemoProgram, isUnfinished, isUntouched } from '../../standalone/src/demo-program/demo-program.js';
import { stageOf } from '../../standalone/src/demo-program/stages.js';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let app: INestApplicationContext;
let accounts: DemoAccount[];
beforeAll(async () => {
  site = await startSite();
  app = { get: (token: never) => site.get(token) } as unknown as INestApplicationContext;
  await seed(app);
  expect(await isUntouched(app)).toBe(true);
  accounts = await site.get(SeedDemoPeople).run();
  const program = new DemoProgram(app, accounts);
  await program.open();
  expect(await isUnfinished(app)).toBe(true);
  await program.fill(new AbortController().signal);
  await site.untilIdle();
}, 180_000);
afterAll(() => site.stop());

const open = async (name: string, at: string): Promise<Page> => {
  const page = await site.openPage({ as: accounts.find(({ email }) => email === `${name}@example.org`)!, at });
  await page.locator('h1').waitFor();
  return page;
};
const shows = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

describe('a first look at the demonstration meets a living program', () => {
  it('an administrator has decisions to release, a submission to assign, and somebody at risk', async () => {
    const page = await open('administrator', '/admin');
    await page.getByRole('link', { name: 'Decision to release' }).waitFor();
    await page.getByRole('link', { name: 'Submission without reviewers' }).waitFor();
    await shows(page, 'Pilot that ends soon');
    await page.getByRole('link', { name: 'Demo Candidate Nine' }).waitFor();
    await page.goto('/admin/review/similar-work');
    await shows(page, 'There is no similar work.');
    await expectAccessible(page);
  }, 60_000);

  it('each reviewer has something to score or to accept', async () => {
    const [one, two, three] = [
      await open('reviewer-one', '/reviews'),
      await open('reviewer-two', '/reviews'),
      await open('reviewer-three', '/reviews'),
    ];
    await one
      .getByRole('button', { name: /Accept/ })
      .first()
      .waitFor();
    await shows(two, '2 of 4 details scored');
    await three
      .getByRole('button', { name: /Accept/ })
      .first()
      .waitFor();
  }, 60_000);

  it.each([
    ['one', '/work', 'In progress'],
    ['two', '/work', 'Not yet met: revise and resubmit'],
    ['three', '/my-badges', 'Effective Instructional Practice'],
    ['four', '/work', 'Submitted'],
    ['ten', '/work', 'Met, the badge is to come'],
    ['eleven', '/work', 'Registered, not started'],
    ['twelve', '/work', 'On the waiting list'],
  ])('candidate %s sees at %s: %s', async (word, at, words) => {
    await shows(await open(`candidate-${word}`, at), words);
  });

  it('every candidate stands somewhere, and nothing is made a second time', async () => {
    const candidates = accounts.filter(({ roles }) => roles.includes('candidate'));
    expect(new Set(candidates.flatMap(stageOf)).size).toBe(candidates.length);
    expect(await isUntouched(app)).toBe(false);
    expect(await isUnfinished(app)).toBe(false);
  });
});
