import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditPerson, type Person, PersonQueries } from '#identity';
import { ChangePrivacyTerms, EndHold, PlaceHold, PrivacyTermsQueries, Retention } from '#privacy';
import { VerifyRecord } from '#record';
import { anAward, aPerson, asActor, aSubmissionInReview, theProgram } from '#testing';
import { placesOfWords } from './places-of-words.js';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

const none = { message: null, technical: null, work: null, assessment: null, career: null, account: null };

let laurel: LaurelWithWorker;
beforeAll(async () => {
  laurel = await startWorker();
});
afterAll(() => laurel.stop());

const administrator = () => aPerson(laurel, { roles: ['administrator'] });

async function keep(periods: Partial<typeof none | Record<string, number>>, retentionOn = true): Promise<void> {
  const programId = await theProgram(laurel);
  const { revision, ...terms } = await laurel.get(PrivacyTermsQueries).shown({ kind: 'program', id: programId });
  await laurel.get(ChangePrivacyTerms).run({
    actor: await administrator(),
    programId,
    revision,
    terms: { ...terms, retentionOn, periods: { ...none, ...periods } },
  });
}

/** A candidate whose badge was issued, and whose words stand in texts, scores and messages. */
async function aCandidateWithABadge() {
  const person = await aPerson(laurel, { name: 'Zylphia Quorndale', school: 'Xantippe Elementary' });
  await anAward(laurel, { person }).withEvidence();
  await aSubmissionInReview(laurel, { person }).released({ o1: 'not_met' });
  await laurel.dataSource.query(
    `UPDATE enrollment SET state = 'withdrawn' WHERE person_id = $1 AND state = 'resubmitting'`,
    [person.id],
  );
  await laurel.untilIdle();
  return person;
}

/** What never goes: decisions, badges, and the hashes of what was submitted. */
const keptOf = ({ id }: Pick<Person, 'id'>) =>
  laurel.dataSource.query<Record<string, unknown>[]>(
    `SELECT s.state, s.manifest_sha256, s.number, d.outcome, d.details, a.state AS badge, c.document
       FROM enrollment e JOIN submission s ON s.enrollment_id = e.id LEFT JOIN decision d ON d.submission_id = s.id
       LEFT JOIN award a ON a.enrollment_id = e.id LEFT JOIN credential c ON c.award_id = a.id
      WHERE e.person_id = $1 ORDER BY s.id`,
    [id],
  );

/** What is begun needs its place in the record before it is done. */
async function deletePast(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await laurel.sweep('delete-past');
    await laurel.dataSource.query('UPDATE event SET relayed_at = coalesce(relayed_at, now())');
    await laurel.sweep('keep-record');
  }
  await laurel.sweep('delete-past');
}

const textsOf = async ({ id }: Pick<Person, 'id'>) =>
  laurel.dataSource.query<{ text: string }[]>(
    `SELECT a.text FROM artifact a JOIN submission s ON s.id = a.submission_id JOIN enrollment e ON e.id = s.enrollment_id
      WHERE e.person_id = $1 AND a.text <> ''`,
    [id],
  );
const doneOf = async ({ id: personId }: Pick<Person, 'id'>) =>
  (await laurel.dataSource.manager.findBy(Retention, { personId })).filter(({ doneAt }) => doneAt !== null);

describe('records past their period', () => {
  it('are deleted, and never the decisions, the badges and the hashes: the record still holds', async () => {
    const person = await aCandidateWithABadge();
    const before = await keptOf(person);
    await keep({ work: 365, assessment: 365 });
    await deletePast();
    expect((await textsOf(person)).length).toBeGreaterThan(0);

    laurel.clock.advance({ days: 366 });
    await deletePast();
    expect(await textsOf(person)).toEqual([]);
    expect((await doneOf(person)).map(({ kind }) => kind).sort()).toEqual(['assessment', 'work']);
    const after = await keptOf(person);
    expect(after).toEqual(before);
    expect(after).toContainEqual(expect.objectContaining({ outcome: 'met', badge: 'issued' }));
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({ name: 'Zylphia Quorndale' });
    const faults = [];
    for await (const step of laurel.get(VerifyRecord).run()) if ('kind' in step) faults.push(step);
    expect(faults).toEqual([]);
  });

  it('stay while there is a legal hold', async () => {
    const person = await aCandidateWithABadge();
    const actor = await administrator();
    const { id: holdId } = await laurel.get(PlaceHold).run({ actor, personId: person.id, reason: 'A lawsuit' });
    await keep({ work: 365 });
    laurel.clock.advance({ days: 366 });
    await deletePast();
    expect((await textsOf(person)).length).toBeGreaterThan(0);
    await laurel.get(EndHold).run({ actor, holdId, reason: 'Settled' });
    await deletePast();
    expect(await textsOf(person)).toEqual([]);
  });

  it('stay until an administrator switches the deletion on, and while the person is active', async () => {
    const person = await aCandidateWithABadge();
    await keep({ work: 365 }, false);
    laurel.clock.advance({ days: 366 });
    await deletePast();
    expect((await textsOf(person)).length).toBeGreaterThan(0);
    const { id: personId, revision } = await laurel.get(PersonQueries).byId(person.id);
    await laurel.get(EditPerson).run({ actor: asActor(person), personId, revision, changes: { region: 4 } });
    await keep({ work: 365 });
    await deletePast();
    expect((await textsOf(person)).length).toBeGreaterThan(0);
  });

  it('leave nobody’s name once the account is past its period, too', async () => {
    const person = await aCandidateWithABadge();
    const each = { message: 400, technical: 400, work: 400, assessment: 400, career: 400, account: 400 };
    await keep(each);
    laurel.clock.advance({ days: 401 });
    await deletePast();
    expect((await doneOf(person)).map(({ kind }) => kind).sort()).toEqual(Object.keys(each).sort());
    expect(await laurel.get(PersonQueries).byId(person.id)).toMatchObject({ name: 'An erased person', userId: null });
    expect(await placesOfWords(laurel, ['Zylphia', 'Xantippe', person.email])).toEqual([]);
    expect(await keptOf(person)).toContainEqual(expect.objectContaining({ outcome: 'met', badge: 'issued' }));
  });
});
