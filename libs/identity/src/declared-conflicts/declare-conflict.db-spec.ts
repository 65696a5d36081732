import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAdministrator, aPerson, asActor, type Laurel, startLaurel } from '#testing';
import type { Person } from '../person.entity.js';
import { DeclareConflict } from './declare-conflict.js';
import { DeclaredConflictQueries } from './declared-conflict.queries.js';

describe('declaring a conflict', () => {
  let laurel: Laurel;
  let reviewer: Person;
  let candidate: Person;
  beforeAll(async () => {
    laurel = await startLaurel();
    reviewer = await aPerson(laurel, { roles: ['reviewer'] });
    candidate = await aPerson(laurel);
  });
  afterAll(() => laurel.stop());

  const reason = 'We wrote a book together.';

  it('is possible for the reviewer, by the candidate’s email address; doing it again replaces the reason', async () => {
    const actor = asActor(reviewer);
    await laurel.get(DeclareConflict).run({ actor, candidate: { email: candidate.email }, reason });
    await laurel.get(DeclareConflict).run({ actor, candidate: { id: candidate.id }, reason: 'We are cousins.' });
    const { items } = await laurel
      .get(DeclaredConflictQueries)
      .page({ programId: reviewer.programId, reviewerId: reviewer.id, limit: 10 });
    expect(items).toMatchObject([{ candidate: { id: candidate.id }, reason: 'We are cousins.' }]);
    const told = await laurel.dataSource.manager.findBy(EventRecord, { type: 'conflict.declared' });
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('cousins');
  });

  it('for another reviewer is possible only for an administrator', async () => {
    const [other, for_] = [await aPerson(laurel, { roles: ['reviewer'] }), { id: candidate.id }];
    const declare = { reviewerId: other.id, candidate: for_, reason };
    await expect(laurel.get(DeclareConflict).run({ actor: asActor(reviewer), ...declare })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'conflict.not-yours',
    });
    expect(await laurel.get(DeclareConflict).run({ actor: anAdministrator, ...declare })).toMatchObject({
      reviewerId: other.id,
      candidateId: candidate.id,
    });
  });

  it('needs a reviewer and a different person', async () => {
    const actor = anAdministrator;
    const declare = (reviewerId: string, candidateId: string) =>
      laurel.get(DeclareConflict).run({ actor, reviewerId, candidate: { id: candidateId }, reason });
    await expect(declare(candidate.id, reviewer.id)).rejects.toMatchObject({ code: 'conflict.role' });
    await expect(declare(reviewer.id, reviewer.id)).rejects.toMatchObject({ code: 'conflict.self' });
    await expect(
      laurel
        .get(DeclareConflict)
        .run({ actor, reviewerId: reviewer.id, candidate: { email: 'nobody@example.org' }, reason }),
    ).rejects.toMatchObject({ code: 'person.not-found' });
  });
});
