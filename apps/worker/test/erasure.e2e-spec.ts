import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Award, AwardQueries, ShareEvidence } from '#badges';
import { AddCoaching, Person, PersonQueries } from '#identity';
import { Message } from '#notifications';
import {
  ConfirmErasure,
  DataExport,
  Erasure,
  EndHold,
  holdings,
  PlaceHold,
  RequestErasure,
  RequestExport,
  WithdrawErasure,
} from '#privacy';
import { ReportProblem, SaveNotes } from '#reviews';
import { ArtifactStore } from '#storage';
import { SealSubmission } from '#submissions';
import {
  aFile,
  anAward,
  aPerson,
  aPilot,
  asActor,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  attended,
  completed,
  samplePdf,
  sessionCookieFor,
} from '#testing';
import { placesOfWords } from './places-of-words.js';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

const words = [
  'Zylphia',
  'Quorndale',
  'Xantippe',
  'Vexmoor',
  'Brightwick',
  'plumbago',
  'wrenhollow',
  'oxlipword',
  'fritillary',
  'sorrelmark',
];

let laurel: LaurelWithWorker;
beforeAll(async () => {
  laurel = await startWorker();
});
afterAll(() => laurel.stop());

const administrator = () => aPerson(laurel, { roles: ['administrator'] });

const aMarkedPerson = () =>
  aPerson(laurel, {
    name: 'Zylphia Quorndale',
    email: `zylphia.quorndale.${randomUUID().slice(0, 8)}@example.org`,
    school: 'Xantippe Elementary',
    district: 'Vexmoor R-VII',
    employer: 'Brightwick Schools',
  });

/** A candidate with a badge and with work in review, and with their words everywhere that people can write. */
async function aCandidateEverywhere() {
  const person = await aMarkedPerson();
  const coach = await aPerson(laurel, { roles: ['coach'] });
  await laurel
    .get(AddCoaching)
    .run({ coachId: coach.id, candidateId: person.id, actor: asActor(await administrator()) });
  const award = await anAward(laurel, { person }).withEvidence();
  await laurel.get(ShareEvidence).run({ actor: person, awardId: award.id, item: 'responsive_narrative', listed: true });

  const pilot = await aPilot(laurel).open();
  await attended(laurel, pilot, person);
  const draft = await aSubmission(laurel, { pilot, person }).draft();
  await aFile(laurel, draft, 'document_profile', {
    name: 'wrenhollow plan.pdf',
    content: Buffer.concat([samplePdf('The oxlipword of our school'), Buffer.from('% oxlipword\n')]),
    description: 'A plan about the fritillary',
  });
  const their = await aSubmissionInReview(laurel, {
    submission: await sealed(await completed(laurel, draft)),
  }).accepted();
  const reviewer = { id: their.first.reviewerId };
  await laurel.get(SaveNotes).run({
    actor: reviewer,
    reviewId: their.first.id,
    text: 'She says sorrelmark',
    highlights: [],
    revision: 0,
  });
  await laurel.get(ReportProblem).run({
    actor: reviewer,
    reviewId: their.first.id,
    kind: 'other',
    note: 'sorrelmark names the school',
    artifact: null,
    fileId: null,
  });
  await sessionCookieFor(laurel, person.id);
  await laurel.get(RequestExport).run({ actor: person });
  await laurel.untilIdle();
  await plantWords(person.id);
  await tell(coach.id, 'Zylphia Quorndale submitted work. Annual plans are next.');
  return { person, award, submissionId: draft.id, coach };
}

async function sealed(submission: Awaited<ReturnType<typeof completed>>) {
  await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
  return submission;
}

/** A message to somebody else that names the person. */
async function tell(personId: string, text: string): Promise<void> {
  await laurel.dataSource.query(
    `INSERT INTO message (id, dedupe_key, person_id, kind, subject, text, state, queued_at, attempts)
     VALUES (gen_random_uuid(), $1, $2, 'digest', 'About Zylphia Quorndale', $3, 'listed', now(), 0)`,
    [randomUUID(), personId, text],
  );
}

/** Puts a word into every column with words about this person: whatever anybody may have written there. */
async function plantWords(personId: string): Promise<void> {
  await laurel.dataSource.transaction(async (tx) => {
    // What never changes is written here as it could have been from the beginning.
    await tx.query(`SET LOCAL session_replication_role = 'replica'`);
    for (const { table, whose, erase } of holdings.flatMap(({ tables }) => tables)) {
      if (erase === 'delete' || table === 'person') continue;
      for (const column of Object.keys(erase)) {
        const [found] = await tx.query<{ type: string }[]>(
          `SELECT atttypid::regtype::text AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2`,
          [table, column],
        );
        if (found!.type === 'text')
          await tx.query(`UPDATE ${table} t SET ${column} = coalesce(${column}, '') || ' plumbago' WHERE ${whose}`, [
            personId,
          ]);
      }
    }
    await tx.query(
      `UPDATE event SET payload = payload || '{"reason": "plumbago"}' WHERE subject_id = $1 OR payload ->> 'personId' = $1::text`,
      [personId],
    );
    await tx.query(
      `INSERT INTO idempotency_record (actor_id, key, fingerprint, status, body, created_at, request_id)
       VALUES ('somebody', $1::text, 'f', 201, jsonb_build_object('name', 'Zylphia Quorndale'), now(), gen_random_uuid())`,
      [personId],
    );
    await tx.query(
      `INSERT INTO career_record (person_id, revision, record, given_at) VALUES ($1, 1, '{"note": "plumbago"}', now())`,
      [personId],
    );
    await tx.query(`INSERT INTO holder_did (person_id, did, given_at) VALUES ($1, 'did:web:plumbago.example', now())`, [
      personId,
    ]);
  });
}

async function erase(personId: string, badges: 'keep' | 'revoke' = 'keep'): Promise<Erasure> {
  await laurel.get(RequestErasure).run({ actor: { id: personId }, personId, badges, reason: 'plumbago' });
  await laurel.get(ConfirmErasure).run({ actor: await administrator(), personId });
  laurel.clock.advance({ days: 30 });
  return carriedOut(personId);
}

/** What the person's events ask for is done first, and they get their places in the record. */
async function carriedOut(personId: string): Promise<Erasure> {
  await laurel.sweep('carry-out-erasures');
  await laurel.untilIdle();
  await laurel.sweep('keep-record');
  await laurel.sweep('carry-out-erasures');
  return laurel.dataSource.manager.findOneByOrFail(Erasure, { personId });
}

describe('an erased person', () => {
  it('is in no table, in no content of the store, and in no job: but the record keeps its hashes', async () => {
    const { person, award, submissionId, coach } = await aCandidateEverywhere();
    const kept = () =>
      laurel.dataSource.query<Record<string, unknown>[]>(
        `SELECT s.state, s.manifest_sha256, s.sealed_at, s.number, d.outcome, d.details, c.document
           FROM enrollment e JOIN submission s ON s.enrollment_id = e.id LEFT JOIN decision d ON d.submission_id = s.id
           LEFT JOIN award a ON a.enrollment_id = e.id LEFT JOIN credential c ON c.award_id = a.id
          WHERE e.person_id = $1 AND s.id <> $2`,
        [person.id, submissionId],
      );
    const before = await kept();
    const exported = await laurel.dataSource.manager.findOneByOrFail(DataExport, { personId: person.id });
    expect(exported).toMatchObject({ state: 'ready' });
    const places = await placesOfWords(laurel, words);
    expect(places).toEqual(
      expect.arrayContaining([
        'auth."user".name: Quorndale',
        expect.stringMatching('^public.message.to_address'),
        expect.stringMatching('^public.message.text'),
        expect.stringMatching('^public.file_text.passages'),
        expect.stringMatching('^public.score.feedback'),
        expect.stringMatching('^public.submission.manifest'),
        expect.stringMatching('^store: '),
      ]),
    );

    expect(await erase(person.id)).toMatchObject({ state: 'done' });
    expect(await placesOfWords(laurel, words)).toEqual([]);
    expect(await laurel.get(ArtifactStore).stat(`export-${exported.id}`)).toBeNull();
    expect(before[0]).toMatchObject({ outcome: 'met' });
    expect(await kept()).toEqual(before);
    const erased = await laurel.dataSource.manager.findOneByOrFail(Person, { id: person.id });
    expect(erased).toMatchObject({ name: 'An erased person', school: null, district: null, roles: [], userId: null });
    expect(await laurel.get(AwardQueries).byId(award.id)).toMatchObject({
      state: 'issued',
      person: { name: 'An erased person' },
    });
    expect((await laurel.get(PersonQueries).byId(coach.id)).name).toBe(coach.name);
    expect(await laurel.dataSource.manager.findOneBy(Message, { personId: coach.id })).toMatchObject({
      subject: 'About an erased person',
      text: 'an erased person submitted work. Annual plans are next.',
    });
  });

  it('loses the badges, when they chose so', async () => {
    const person = await aPerson(laurel);
    const award: Award = await anAward(laurel, { person }).issued();
    expect(await erase(person.id, 'revoke')).toMatchObject({ state: 'done' });
    expect(await laurel.get(AwardQueries).byId(award.id)).toMatchObject({ state: 'revoked' });
  });

  it('is erased to the end after a crash in the middle, and everything is done once', async () => {
    const person = await aMarkedPerson();
    await aSubmission(laurel, { person }).complete();
    await laurel.untilIdle();
    const store = laurel.get(ArtifactStore);
    const broken = jest.spyOn(store, 'remove').mockRejectedValueOnce(new Error('The store is down.'));
    await laurel.get(RequestErasure).run({ actor: person, personId: person.id, badges: 'keep', reason: '' });
    await laurel.get(ConfirmErasure).run({ actor: await administrator(), personId: person.id });
    laurel.clock.advance({ days: 30 });
    await expect(laurel.sweep('carry-out-erasures')).rejects.toThrow('The store is down.');
    broken.mockRestore();
    expect(await laurel.dataSource.manager.findOneByOrFail(Erasure, { personId: person.id })).toMatchObject({
      state: 'due',
    });
    await laurel.untilIdle();
    expect(await carriedOut(person.id)).toMatchObject({ state: 'done' });
    expect(await placesOfWords(laurel, words)).toEqual([]);
  });
});

describe('before an erasure', () => {
  it('the waiting time passes, another administrator confirms, and it can be withdrawn', async () => {
    const person = await aMarkedPerson();
    const [one, other] = [await administrator(), await administrator()];
    const about = { actor: one, personId: person.id };
    await laurel.get(RequestErasure).run({ ...about, badges: 'keep', reason: 'She wrote to us.' });
    await expect(laurel.get(ConfirmErasure).run(about)).rejects.toMatchObject({ code: 'erasure.own' });
    laurel.clock.advance({ days: 31 });
    await laurel.sweep('carry-out-erasures');
    expect(await laurel.dataSource.manager.findOneByOrFail(Erasure, { personId: person.id })).toMatchObject({
      state: 'requested',
    });

    await laurel.get(WithdrawErasure).run({ actor: person, personId: person.id });
    await expect(laurel.get(ConfirmErasure).run({ ...about, actor: other })).rejects.toMatchObject({
      code: 'erasure.not-found',
    });
    await laurel.sweep('carry-out-erasures');
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({
      name: 'Zylphia Quorndale',
      erasedAt: null,
    });
  });

  it('a legal hold on the person or on their pilot stops it, until it ends', async () => {
    const pilot = await aPilot(laurel).open();
    const { candidateId: personId } = await aSubmission(laurel, { pilot }).draft();
    const actor = await administrator();
    const hold = await laurel.get(PlaceHold).run({ actor, pilotId: pilot.id, reason: 'A lawsuit' });
    await laurel.get(RequestErasure).run({ actor: { id: personId }, personId, badges: 'keep', reason: '' });
    const own = await laurel.get(PlaceHold).run({ actor, personId, reason: 'A lawsuit' });
    await laurel.get(ConfirmErasure).run({ actor, personId });
    laurel.clock.advance({ days: 31 });
    const state = async () => (await carriedOut(personId)).state;
    expect(await state()).toBe('held');
    await laurel.get(EndHold).run({ actor, holdId: hold.id, reason: 'Settled' });
    expect(await state()).toBe('held');
    await laurel.get(EndHold).run({ actor, holdId: own.id, reason: 'Settled' });
    expect(await state()).toBe('done');
  });
});
