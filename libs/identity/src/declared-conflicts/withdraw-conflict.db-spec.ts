import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { aPerson, asActor, type Laurel, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { DeclareConflict } from './declare-conflict.js';
import { WithdrawConflict } from './withdraw-conflict.js';

describe('withdrawing a declared conflict', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('leaves one event, and is refused to another reviewer', async () => {
    const [reviewer, other] = [
      await aPerson(laurel, { roles: ['reviewer'] }),
      await aPerson(laurel, { roles: ['reviewer'] }),
    ];
    const [reviewerId, candidateId] = [reviewer.id, (await aPerson(laurel)).id];
    const withdraw = (by: typeof reviewer) =>
      laurel.get(WithdrawConflict).run({ actor: asActor(by), reviewerId, candidateId });
    const isDeclared = async () => (await laurel.get(PersonQueries).conflictFactsOf(reviewerId, candidateId)).declared;

    await withdraw(reviewer);
    await laurel
      .get(DeclareConflict)
      .run({ actor: asActor(reviewer), candidate: { id: candidateId }, reason: 'We are cousins.' });
    await expect(withdraw(other)).rejects.toMatchObject({ code: 'conflict.not-yours' });
    expect(await isDeclared()).toBe(true);
    await withdraw(reviewer);
    await withdraw(reviewer);
    expect(await isDeclared()).toBe(false);
    expect(await laurel.dataSource.manager.countBy(EventRecord, { type: 'conflict.withdrawn' })).toBe(1);
  });
});
