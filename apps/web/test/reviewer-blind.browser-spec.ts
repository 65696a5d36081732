import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AssignAdjudicator, AssignReviewers } from '#reviews';
import { SealSubmission } from '#submissions';
import {
  aPerson,
  aPilot,
  aReview,
  aReviewer,
  asCandidate,
  aSubmission,
  aVersion,
  completed,
  markedFiles,
  markedPlace,
  type TheirSubmission,
  tracesIn,
} from '#testing';
import { added, aSubmissionWithFiles } from './reviewer/submission-with-files.js';
import { type Site, startSite } from './start-site.js';

/** Each of these would identify the candidate. */
const candidate = {
  name: 'Marigold Featherstone',
  email: 'marigold.featherstone@example.org',
  district: 'Cedar Bluff R-II',
  school: 'Cedar Bluff Elementary',
  employer: 'Cedar Bluff Public Schools',
};
const traces = [/marigold/i, /featherstone/i, /cedar.{0,3}bluff/i];

describe('three reviewers who do not know whose work it is', () => {
  let site: Site;
  let submission: TheirSubmission;
  let administratorId: string;
  /** Everything their browsers received, and everything their pages showed. */
  const seen: { where: string; what: string }[] = [];
  const reading: Promise<void>[] = [];

  beforeAll(async () => {
    site = await startSite();
    submission = await aSubmissionWithFiles(site, { candidate, namesSay: 'Featherstone minutes, Cedar Bluff' });
    administratorId = (await aPerson(site, { roles: ['administrator'] })).id;
  }, 120_000);
  afterAll(() => site.stop());

  /** A page that records every response: address, headers, and body. */
  async function watchedPage(reviewer: { id: string }): Promise<Page> {
    const page = await site.openPage({ as: reviewer });
    page.on('response', (response) => {
      if (/\/assets\//.test(response.url())) return; // the app itself
      const keep = async () => {
        const body = await response.body().catch(() => Buffer.alloc(0));
        seen.push({
          where: response.url(),
          what: `${response.url()}\n${JSON.stringify(response.headers())}\n${body.toString('utf8')}\n${body.toString('latin1')}`,
        });
      };
      reading.push(keep());
    });
    return page;
  }

  /** What the page shows now: title, address, and the whole document. */
  async function look(page: Page): Promise<void> {
    seen.push({
      where: `the page at ${page.url()}`,
      what: `${await page.title()}\n${page.url()}\n${await page.content()}\n${await page.locator('body').innerText()}`,
    });
  }

  async function open(page: Page): Promise<void> {
    await page.goto('/reviews');
    const accept = page.getByRole('button', { name: /^Accept/ });
    await accept.waitFor();
    await look(page);
    await accept.click();
    await page.getByRole('heading', { name: 'Rubric' }).waitFor();
    await look(page);
  }

  async function lookAtAllEvidence(page: Page): Promise<void> {
    for (const artifact of await page.getByRole('navigation', { name: 'Artifacts' }).getByRole('button').all()) {
      await artifact.click();
      await look(page);
    }
    await page
      .getByRole('button', { name: /file 1, page 3/ })
      .first()
      .click();
    await page.getByRole('group', { name: 'Page 3 of 5' }).getByText('Minutes of meeting 3').waitFor();
    await look(page);
  }

  async function lock(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Check and lock' }).click();
    await page.getByRole('button', { name: 'Lock review' }).waitFor();
    await look(page);
    await page.getByRole('button', { name: 'Lock review' }).click();
    await page.getByRole('heading', { name: 'Scores', exact: true }).waitFor();
    await look(page);
  }

  const detail = (page: Page, id: string) => page.locator(`[data-detail="${id}"]`);
  const choose = async (page: Page, id: string, level: string) => {
    await detail(page, id).getByRole('radio', { name: level }).check();
    await detail(page, id)
      .getByText(/^Saved/)
      .waitFor();
  };

  it('score it, disagree, and a third decides: each sees what they should, and no one sees who the candidate is', async () => {
    const [first, second, third] = [await aReviewer(site), await aReviewer(site), await aReviewer(site)];
    await site
      .get(AssignReviewers)
      .run({ actor: { id: administratorId }, submissionId: submission.id, reviewerIds: [first.id, second.id] });

    const one = await watchedPage(first);
    await open(one);
    await lookAtAllEvidence(one);
    await choose(one, 'o1', 'Progressing');
    await detail(one, 'o1').getByLabel('Rationale').fill('No dates are named.');
    await detail(one, 'o1').getByRole('checkbox', { name: /^Cite/ }).first().check();
    for (const id of ['o2a', 'o2b']) await choose(one, id, 'Demonstrated');
    await lock(one);
    await one.getByText('The other reviewer has not locked yet').waitFor();

    const two = await watchedPage(second);
    await open(two);
    expect(await two.getByText('No dates are named.').count()).toBe(0);
    for (const id of ['o1', 'o2a', 'o2b']) await choose(two, id, 'Demonstrated');
    await lock(two);
    await two.getByRole('article', { name: 'The other reviewer' }).first().getByText('No dates are named.').waitFor();
    await one.goto('/reviews');
    await one.getByRole('heading', { name: 'Locked' }).waitFor();
    await one.getByRole('link', { name: /VIS-1/ }).click();
    await one.getByRole('article', { name: 'The other reviewer' }).first().waitFor();
    await look(one);

    await site
      .get(AssignAdjudicator)
      .run({ actor: { id: administratorId }, submissionId: submission.id, reviewerId: third.id });
    const three = await watchedPage(third);
    await open(three);
    expect(await three.locator('[data-detail]').count()).toBe(1);
    const disputed = detail(three, 'o1');
    expect(await disputed.getByRole('article').allInnerTexts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Progressing[^]*No dates are named\./),
        expect.stringContaining('Demonstrated'),
      ]),
    );
    await choose(three, 'o1', 'Demonstrated');
    await lock(three);
    const [decision] = await site.dataSource.query<[{ outcome: string }]>(
      'SELECT outcome FROM decision WHERE submission_id = $1',
      [submission.id],
    );
    expect(decision).toEqual({ outcome: 'met' });

    await Promise.all(reading);
    const found = seen.filter(({ what }) =>
      [...traces, new RegExp(submission.candidateId), new RegExp(submission.enrollmentId)].some((trace) =>
        trace.test(what),
      ),
    );
    expect(found.map(({ where }) => where)).toEqual([]);
    expect(seen.filter(({ where }) => where.includes('/v1/')).length).toBeGreaterThan(25);
    expect(seen.some(({ what }) => what.includes('document-profile-1.pdf'))).toBe(true);
  }, 90_000);
});

describe('a reviewer whose browser opens every kind of file', () => {
  const mark = 'Zarathea Quimblet, Fernhollow, Bramblewick, Ottershaw, thistlemoor';
  const marks = mark.split(/\W+/);
  const files = markedFiles(mark);
  let site: Site;
  let submission: TheirSubmission;

  beforeAll(async () => {
    site = await startSite();
    const { content } = await aVersion(site, { code: 'VIS-2' }).draft();
    const accept = [...new Set(files.map(({ mediaType }) => mediaType))];
    const artifacts = content.artifacts.map((artifact) => ({
      ...artifact,
      files: artifact.files && { ...artifact.files, maxCount: 50, accept },
    }));
    const version = await aVersion(site, { content: { artifacts } }).inPilot();
    const person = await aPerson(site, {
      name: 'Zarathea Quimblet',
      email: 'zq.thistlemoor@example.org',
      district: 'Fernhollow R-V',
      school: 'Bramblewick Elementary',
      employer: 'Ottershaw Public Schools',
    });
    const draft = await aSubmission(site, {
      person,
      pilot: await aPilot(site, { versions: [version] }).open(),
    }).draft();
    for (const file of files) await added(site, draft, 'document_profile', { ...file, description: 'What we did' });
    submission = await completed(site, draft);
    await site.get(SealSubmission).run({ actor: asCandidate(person.id), submissionId: submission.id });
  }, 120_000);
  afterAll(() => site.stop());

  it('receives no byte that names the candidate', async () => {
    const review = await aReview(site, { submission }).accepted();
    const page = await site.openPage({ as: { id: review.reviewerId } });
    const bodies: { url: string; body: Buffer }[] = [];
    // Whole, also where a player would leave the rest
    await page.context().route(/\/v1\//, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      bodies.push({ url: `${response.url()} ${JSON.stringify(response.headers())}`, body });
      await route.fulfill({ response, body });
    });
    await page.goto(`/reviews/${review.id}`);
    await page
      .getByRole('navigation', { name: 'Artifacts' })
      .getByRole('button', { name: 'Profile of sample documents' })
      .click();
    const opened = () => new Set(bodies.map(({ url }) => /\/v1\/files\/([^/]+)\//.exec(url)?.[1]).filter(Boolean));
    for (const at of files.keys()) {
      await page.getByRole('button', { name: new RegExp(`File ${at + 1}(?!\\d)`) }).click();
      // A player asks more than once: what arrives first may belong to the file before.
      while (opened().size <= at) await page.waitForResponse(/\/v1\/files\//);
      await page.getByRole('button', { name: 'Back to the artifact' }).click();
    }
    await page.context().unrouteAll({ behavior: 'wait' });

    expect(opened().size).toBe(files.length);
    expect(bodies.filter(({ url, body }) => url.includes('/v1/files/') && body.length > 0).length).toBeGreaterThan(15);
    const found = bodies.filter(
      ({ url, body }) =>
        tracesIn(Buffer.from(url), marks).length > 0 || tracesIn(body, [...marks, ...markedPlace]).length > 0,
    );
    expect(found.map(({ url }) => url)).toEqual([]);
  }, 120_000);
});
