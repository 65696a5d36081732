import { AcceptReview, BeginRelease } from '#reviews';
import {
  aCoachedDraft,
  aFile,
  anAward,
  anEnrollment,
  aPerson,
  aPilot,
  aReviewer,
  aSubmission,
  aSubmissionInReview,
  askedFor,
  aVersion,
  coaches,
} from '#testing';
import { offered } from '../reviewer/at-the-desk.js';
import { aSubmissionWithFiles } from '../reviewer/submission-with-files.js';
import type { Site } from '../start-site.js';

export type Things = Awaited<ReturnType<typeof oneOfEach>>;

/**
 * One thing of each kind, with long names, so that no list is empty: what the routes need in their addresses, and a person of each role.
 * A parameter is written `name`, or `path name` where routes mean different things by it.
 */
export async function oneOfEach(site: Site) {
  const candidate = await aPerson(site, {
    name: 'Bartholomew Featherstonehaugh-Cholmondeley',
    email: 'bartholomew.featherstonehaugh@consolidatedschools.example.org',
    school: 'Northwestern Consolidated Elementary School',
    district: 'Southeastern Interdistrict Administration',
  });
  const administrator = await aPerson(site, { roles: ['administrator'], name: 'Adele Ministrator' });
  const pilot = await aPilot(site, { title: 'Pilot for principals in the western districts' }).open();

  const award = await anAward(site, { person: candidate }).withEvidence();
  const released = (await aSubmissionInReview(site, { person: candidate }).released({ o2a: 'progressing' })).submission;
  const work = await anEnrollment(site, { pilot, person: candidate, acknowledgesWorkload: true }).active();
  await aFile(site, await aSubmission(site, { enrollment: work }).draft());

  const reviewer = await aReviewer(site);
  const [review] = await offered(site, await aSubmissionWithFiles(site), reviewer);
  await site.get(AcceptReview).run({ actor: { id: reviewer.id }, reviewId: review! });
  await offered(site, await aSubmission(site).sealed(), reviewer);

  const coach = await aPerson(site, { roles: ['coach'] });
  await site.dataSource.query('INSERT INTO coaching (coach_id, candidate_id, since) VALUES ($1, $2, now())', [
    coach.id,
    candidate.id,
  ]);

  const { draft: coached } = await aCoachedDraft(site, { coached: false });
  await coaches(site, coach, coached);
  const { id: confirmation } = await askedFor(site, coached);

  const { id: paused } = await anEnrollment(site, { pilot: await aPilot(site).open() }).paused();
  const inReview = { person: await aPerson(site, { name: 'Maximiliana Wolfeschlegelsteinhausen' }) };
  await aSubmissionInReview(site, { enrollment: await anEnrollment(site, inReview).active() }).accepted();
  const { id: sealed } = await aSubmission(site).sealed();
  const { submission: decided } = await aSubmissionInReview(site).decided({ o1: 'not_met' });
  const { id: release } = await site
    .get(BeginRelease)
    .run({ actor: administrator, pilotId: null, submissionIds: [decided.id] });
  const { id: waiting } = (await aSubmissionInReview(site).decided({ o1: 'not_met' })).submission;
  const { id: draft } = await aVersion(site, { code: 'VIS-2' }).draft();
  await site.untilIdle();
  const [message] = await site.dataSource.query<{ id: string }[]>('SELECT id FROM message LIMIT 1');

  const [framework] = await site.dataSource.query<{ id: string }[]>('SELECT id FROM framework LIMIT 1');

  const parameters: Record<string, string> = {
    frameworkId: framework!.id,
    number: '4',
    pilotId: pilot.id,
    meetingId: pilot.meetingId,
    enrollmentId: work.id,
    guide: 'reviewer',
    kind: 'responsive_narrative',
    code: 'VIS-1',
    awardId: award.id,
    confirmationId: confirmation,
    reviewId: review!,
    reviewerId: reviewer.id,
    submissionId: sealed,
    releaseId: release,
    versionId: pilot.versionId,
    personId: candidate.id,
    messageId: message!.id,
    '/admin/catalog/drafts/$versionId versionId': draft,
    '/admin/review/decisions/$submissionId submissionId': waiting,
    '/admin/review/submissions/$submissionId/reading submissionId': decided.id,
  };
  for (const page of ['receipts', 'submitted', 'results']) {
    const path = `/work/$enrollmentId/${page}/$submissionId`;
    parameters[`${path} enrollmentId`] = released.enrollmentId;
    parameters[`${path} submissionId`] = released.id;
  }
  const people: Record<string, { id: string }> = { candidate, reviewer, coach, administrator, author: administrator };
  /** Pages that look different for another thing of the same kind, by their route. */
  const also: Record<string, string[]> = {
    '/admin/enrollments/$enrollmentId': [`/admin/enrollments/${paused}`],
    '/admin/review/submissions/$submissionId': [`/admin/review/submissions/${decided.id}`],
    '/admin/catalog/versions/$versionId': [`/admin/catalog/versions/${draft}`],
  };
  return { parameters, also, people };
}
