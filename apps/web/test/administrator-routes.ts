import {
  anAward,
  anEnrollment,
  aPerson,
  aPilot,
  aReviewer,
  aSubmission,
  aSubmissionInReview,
  aVersion,
} from '#testing';
import type { Site } from './start-site.js';

export type Things = Awaited<ReturnType<typeof oneOfEach>>;

/** A thing of each kind, with long names, for the pages of administrators. */
export async function oneOfEach(site: Site) {
  const pilot = await aPilot(site, { title: 'Pilot for principals in the western districts' }).open();
  const longest = await aPerson(site, {
    name: 'Bartholomew Featherstonehaugh-Cholmondeley',
    email: 'bartholomew.featherstonehaugh@consolidatedschools.example.org',
    school: 'Northwestern Consolidated Elementary School',
    district: 'Southeastern Interdistrict Administration',
    roles: ['candidate', 'reviewer', 'coach', 'administrator'],
  });
  const { id: enrollment, personId: person } = await anEnrollment(site, { pilot, person: longest }).active();
  const inReview = { person: await aPerson(site, { name: 'Maximiliana Wolfeschlegelsteinhausen' }) };
  await aSubmissionInReview(site, { enrollment: await anEnrollment(site, inReview).active() }).accepted();
  const { id: paused } = await anEnrollment(site, { pilot: await aPilot(site).open() }).paused();
  const { id: sealed } = await aSubmission(site).sealed();
  const reviewer = await aReviewer(site);
  const { submission: decided } = await aSubmissionInReview(site, { reviewers: [reviewer] }).decided({
    o1: 'not_met',
  });
  const { id: award } = await anAward(site).issued();
  const { id: draft } = await aVersion(site, { code: 'VIS-2' }).draft();
  await site.untilIdle();
  const [message] = await site.dataSource.query<{ id: string }[]>('SELECT id FROM message LIMIT 1');
  return {
    pilot,
    enrollment,
    person,
    paused,
    sealed,
    reviewer: reviewer.id,
    decided: decided.id,
    award,
    draft,
    message: message!.id,
  };
}

/** Every page of administrators, by area. */
export const administratorAreas: [area: string, routes: (things: Things) => string[]][] = [
  ['to do', () => ['/admin']],
  [
    'pilots',
    (things) => [
      '/admin/pilots',
      '/admin/pilots/new',
      `/admin/pilots/${things.pilot.id}`,
      `/admin/pilots/${things.pilot.id}/roster`,
      `/admin/pilots/${things.pilot.id}/settings`,
      `/admin/pilots/${things.pilot.id}/meetings/${things.pilot.meetingId}`,
      `/admin/enrollments/${things.enrollment}`,
      `/admin/enrollments/${things.paused}`,
    ],
  ],
  [
    'review',
    (things) => [
      '/admin/review',
      `/admin/review/submissions/${things.sealed}`,
      `/admin/review/submissions/${things.decided}`,
      '/admin/review/decisions',
      '/admin/review/release',
      '/admin/waiting-badges',
      `/admin/review/decisions/${things.decided}`,
      '/admin/review/agreement',
      `/admin/review/agreement/${things.pilot.versionId}`,
      '/admin/review/terms',
    ],
  ],
  [
    'authoring',
    (things) => [
      '/admin/catalog',
      '/admin/catalog/VIS-1',
      ...['', '?part=outcomes', '?part=document_profile', '?part=scale', '?part=preview', '?part=check'].map(
        (part) => `/admin/catalog/drafts/${things.draft}${part}`,
      ),
      `/admin/catalog/versions/${things.draft}`,
      `/admin/catalog/versions/${things.pilot.versionId}`,
      `/admin/catalog/versions/${things.pilot.versionId}/changes`,
    ],
  ],
  ['badges', (things) => ['/admin/badges', `/admin/badges/${things.award}`]],
  [
    'people',
    (things) => [
      '/admin/people',
      `/admin/people/${things.person}`,
      '/admin/people/invitations',
      '/admin/people/conflicts',
      '/admin/people/systems',
    ],
  ],
  [
    'what happened',
    (things) => [
      '/admin/messages',
      `/admin/messages/${things.message}`,
      '/admin/deliveries',
      '/admin/deliveries?state=handled',
      '/admin/audit',
    ],
  ],
];
