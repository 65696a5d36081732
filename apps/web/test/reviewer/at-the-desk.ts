import type { Page } from 'playwright-core';
import { AcceptReview, AssignReviewers } from '#reviews';
import { aPerson, aReviewer, type TheirSubmission } from '#testing';
import type { Site } from '../start-site.js';
import { aSubmissionWithFiles, type SubmissionFiles } from './submission-with-files.js';

/** Offers a submission to a reviewer and one other. Returns the ids of their reviews, this reviewer's first. */
export async function offered(
  site: Site,
  submission: TheirSubmission,
  ...reviewers: { id: string }[]
): Promise<string[]> {
  const administrator = await aPerson(site, { roles: ['administrator'] });
  const two = [...reviewers, ...(reviewers.length < 2 ? [await aReviewer(site)] : [])];
  const reviews = await site
    .get(AssignReviewers)
    .run({ actor: administrator, submissionId: submission.id, reviewerIds: two.map(({ id }) => id) });
  return two.map(({ id }) => reviews.find(({ reviewerId }) => reviewerId === id)!.id);
}

export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent ?? ""',
  );

/** Presses a key until an element with matching text has the focus. */
export async function tabTo(page: Page, words: RegExp, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 80; press++) {
    if (words.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${words}; the focus ended at "${await focused(page)}".`);
}

/** A reviewer with an accepted review open. */
export async function atTheDesk(
  site: Site,
  situation: SubmissionFiles = {},
): Promise<{ page: Page; reviewId: string; reviewer: { id: string } }> {
  const reviewer = await aReviewer(site);
  const [reviewId] = await offered(site, await aSubmissionWithFiles(site, situation), reviewer);
  await site.get(AcceptReview).run({ actor: { id: reviewer.id }, reviewId: reviewId! });
  const page = await site.openPage({ as: reviewer, at: `/reviews/${reviewId}` });
  await page.getByRole('heading', { name: 'Rubric' }).waitFor();
  return { page, reviewId: reviewId!, reviewer };
}
