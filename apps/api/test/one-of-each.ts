import { randomUUID } from 'node:crypto';
import { DeclareConflict, RegisterClient } from '#identity';
import { AddTemplate } from '#notifications';
import { PlaceHold, RequestErasure, RequestExport } from '#privacy';
import { type ThingKind, thingKinds } from '#programs';
import { BeginRelease, KeepPhrase, ReportProblem } from '#reviews';
import {
  aCoachedDraft,
  aComment,
  aDraftWithLinks,
  aFile,
  anApproval,
  anAward,
  anInvitee,
  aPerson,
  aPilot,
  aReview,
  aSubmission,
  aSubmissionInReview,
  aTeam,
  askedFor,
  aVersion,
  aWebLink,
  theProgram,
} from '#testing';
import type { Api } from './start-api.js';

/** Where the things of each kind are kept. */
const tables: Record<ThingKind, string> = {
  award: 'award',
  client: 'auth."oauthClient"',
  confirmation: 'confirmation',
  'design-comment': 'design_comment',
  'design-member': 'design_member',
  duplicate: 'duplicate',
  enrollment: 'enrollment',
  erasure: 'erasure',
  event: 'event',
  'evidence-link': 'evidence_link',
  export: 'data_export',
  file: 'artifact_file',
  finding: 'preflight_finding',
  framework: 'framework',
  'group-message': 'group_message',
  invitation: 'invitation',
  'legal-hold': 'legal_hold',
  meeting: 'meeting',
  message: 'message',
  'message-resend': 'message_resend',
  'message-template': 'message_template',
  person: 'person',
  phrase: 'phrase',
  pilot: 'pilot',
  problem: 'review_problem',
  program: 'program',
  release: 'release',
  review: 'review',
  submission: 'submission',
  team: 'team',
  version: 'version',
  'version-approval': 'version_approval',
  'web-link': 'web_link',
};

/** Makes one thing of each kind in the program of the builders, and returns their ids. */
export async function oneOfEach(api: Api): Promise<Record<ThingKind, string>> {
  const programId = await theProgram(api);
  const administrator = await aPerson(api, { roles: ['administrator'] });
  const candidate = await aPerson(api);
  await anInvitee(api);
  await api
    .get(RegisterClient)
    .run({ actor: { ...administrator, kind: 'person' }, programId, name: 'ELN', scopes: ['awards:read'] });
  await anApproval(api, (await aVersion(api, { code: 'VIS-2' }).published()).id);
  await aComment(api, (await aVersion(api).draft()).id);
  const pilot = await aPilot(api, { requirements: [] }).open();
  await anAward(api, { pilot }).issued();
  const review = await aReview(api, { pilot }).accepted();
  const reviewer = { id: review.reviewerId };
  await api.get(ReportProblem).run({
    actor: reviewer,
    reviewId: review.id,
    kind: 'other',
    artifact: null,
    fileId: null,
    note: 'A page is missing.',
  });
  await api.get(KeepPhrase).run({ actor: reviewer, text: 'Name who does what by when.' });
  await api.get(DeclareConflict).run({
    actor: { ...administrator, kind: 'person' },
    reviewerId: reviewer.id,
    candidate: { id: candidate.id },
    reason: 'They are related.',
  });
  await askedFor(api, (await aCoachedDraft(api)).draft);
  await aTeam(api);
  await aWebLink(api, await aDraftWithLinks(api), 'lessons');
  const drafted = await aSubmission(api, { pilot }).draft();
  await aFile(api, drafted);
  const { submission } = await aSubmissionInReview(api, { pilot }).decided({ o1: 'not_met' });
  await api.get(BeginRelease).run({ actor: administrator, pilotId: null, submissionIds: [submission.id] });
  await api.get(AddTemplate).run({ actor: administrator, programId, name: 'Soon', subject: 'Soon', text: 'Soon' });
  await api.get(RequestErasure).run({ actor: administrator, personId: candidate.id, badges: 'keep', reason: 'Asked.' });
  await api.get(RequestExport).run({ actor: administrator });
  await api.get(PlaceHold).run({ actor: administrator, personId: reviewer.id, reason: 'A case.' });
  await aFinding(api, drafted.id);
  await written(api, { personId: administrator.id, submissionIds: [drafted.id, submission.id] });
  return idsIn(api, programId);
}

/** Rows that only the worker writes, or that need many steps to come about. */
async function written(
  { dataSource }: Api,
  { personId, submissionIds }: { personId: string; submissionIds: [string, string] },
): Promise<void> {
  const id = randomUUID();
  await dataSource.query(
    `INSERT INTO group_message (id, sent_by, people, left_out, sent_at) VALUES ($1, $2, 1, 0, now())`,
    [randomUUID(), personId],
  );
  await dataSource.query(
    `INSERT INTO message_resend (id, asked_by, asked_at, filter, as_of, total, queued) VALUES ($1, $2, now(), '{}', now(), 1, 0)`,
    [randomUUID(), personId],
  );
  await dataSource.query(
    `INSERT INTO message (id, dedupe_key, person_id, kind, subject, text, state, queued_at) VALUES ($1::uuid, $1::uuid::text, $2, 'group-message', 'Hello', 'Hello', 'queued', now())`,
    [randomUUID(), personId],
  );
  await dataSource.query(
    `INSERT INTO duplicate (id, pair, kind, state, words, percent, found_at, note) VALUES ($1::uuid, $1::uuid::text, 'same-text', 'open', 300, 90, now(), '')`,
    [id],
  );
  for (const [index, submissionId] of submissionIds.entries())
    await dataSource.query(
      `INSERT INTO duplicate_place (duplicate_id, side, submission_id, artifact, excerpt) VALUES ($1, $2, $3, 'responsive_narrative', 'The same words')`,
      [id, index + 1, submissionId],
    );
}

async function aFinding({ dataSource }: Api, submissionId: string): Promise<void> {
  await dataSource.query(
    `INSERT INTO preflight_finding (id, submission_id, fingerprint, part, kind, place, mark, artifact, before, matched, after, pages, times, found_at)
     VALUES ($1, $2, repeat('0', 64), 'text', 'mark', 'text', 'name', 'responsive_narrative', '', 'Ada', '', '{}', 1, now())`,
    [randomUUID(), submissionId],
  );
}

async function idsIn({ dataSource }: Api, programId: string): Promise<Record<ThingKind, string>> {
  const ids = {} as Record<ThingKind, string>;
  for (const kind of thingKinds) {
    const [found] = await dataSource.query<{ id: string }[]>(
      `SELECT id FROM ${tables[kind]} WHERE program_of_${kind.replaceAll('-', '_')}(id::uuid) = $1 LIMIT 1`,
      [programId],
    );
    if (found === undefined) throw new Error(`Nothing was made of the kind ${kind}.`);
    ids[kind] = found.id;
  }
  return ids;
}
