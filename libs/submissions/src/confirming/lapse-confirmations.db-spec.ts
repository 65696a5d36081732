import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCoachedDraft, askedFor, confirmedBy, type Laurel, startLaurel } from '#testing';
import { write } from '../../test/candidate-with-names.js';
import { Confirmation } from './confirmation.entity.js';
import { LapseConfirmations } from './lapse-confirmations.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const lapses = (id: string) =>
  laurel.dataSource.query<{ payload: object }[]>(
    `SELECT payload FROM event WHERE type = 'confirmation.lapsed' AND subject_id = $1`,
    [id],
  );

describe('a change after the confirmation', () => {
  it('takes it away, and tells the candidate and the coach once', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const { id } = await askedFor(laurel, draft);
    await confirmedBy(laurel, coach, { id });
    await write(laurel, draft, ' And one more sentence.');
    expect(await laurel.get(LapseConfirmations).run()).toBe(1);
    expect(await laurel.get(LapseConfirmations).run()).toBe(0);
    expect(await laurel.dataSource.manager.findOneBy(Confirmation, { id })).toMatchObject({ state: 'lapsed' });
    expect(await lapses(id)).toMatchObject([{ payload: { candidateId: draft.candidateId, coachId: coach.id } }]);
  });

  it('elsewhere leaves it, and is compared once', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const { id } = await askedFor(laurel, draft);
    await confirmedBy(laurel, coach, { id });
    await write(laurel, draft, ' More of the plan.', 'plan');
    expect(await laurel.get(LapseConfirmations).run()).toBe(1);
    expect(await laurel.get(LapseConfirmations).run()).toBe(0);
    expect(await laurel.dataSource.manager.findOneBy(Confirmation, { id })).toMatchObject({ state: 'confirmed' });
    expect(await lapses(id)).toEqual([]);
  });
});
