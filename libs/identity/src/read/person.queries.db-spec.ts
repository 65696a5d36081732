import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, asActor, type Laurel, startLaurel, theProgram } from '#testing';
import { AddCoaching } from '../coaching/add-coaching.js';
import { EndCoaching } from '../coaching/end-coaching.js';
import { DeclareConflict } from '../declared-conflicts/declare-conflict.js';
import { WithdrawConflict } from '../declared-conflicts/withdraw-conflict.js';
import { PersonQueries } from './person.queries.js';

describe('the facts about a reviewer and a candidate', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const facts = (reviewerId: string, candidateId: string) =>
    laurel.get(PersonQueries).conflictFactsOf(reviewerId, candidateId);
  const strangers = { samePerson: false, sameDistrict: false, sameEmployer: false, coaches: false, declared: false };

  it('are none between strangers, even when neither says where they work', async () => {
    const [reviewer, candidate] = [await aPerson(laurel, { roles: ['reviewer'] }), await aPerson(laurel)];
    expect(await facts(reviewer.id, candidate.id)).toEqual(strangers);
    const [unsaid, too] = [
      await aPerson(laurel, { roles: ['reviewer'], district: null, employer: null }),
      await aPerson(laurel, { district: null, employer: null }),
    ];
    expect(await facts(unsaid.id, too.id)).toEqual(strangers);
  });

  it('include the same district or employer, in any spelling', async () => {
    const reviewer = await aPerson(laurel, { roles: ['reviewer'], district: ' North county', employer: 'ACME' });
    expect(await facts(reviewer.id, (await aPerson(laurel, { district: 'North County ' })).id)).toEqual({
      ...strangers,
      sameDistrict: true,
    });
    expect(await facts(reviewer.id, (await aPerson(laurel, { employer: 'acme' })).id)).toEqual({
      ...strangers,
      sameEmployer: true,
    });
  });

  it('include being the same person', async () => {
    const both = await aPerson(laurel, { roles: ['reviewer', 'candidate'] });
    expect(await facts(both.id, both.id)).toMatchObject({ samePerson: true });
  });

  it('include coaching, now or before', async () => {
    const [coach, candidate] = [await aPerson(laurel, { roles: ['reviewer', 'coach'] }), await aPerson(laurel)];
    const link = { coachId: coach.id, candidateId: candidate.id, actor: asActor(coach) };
    await laurel.get(AddCoaching).run(link);
    await laurel.get(AddCoaching).run(link);
    expect(await facts(coach.id, candidate.id)).toEqual({ ...strangers, coaches: true });
    expect(await laurel.get(PersonQueries).coachedBy(coach.id)).toMatchObject([{ id: candidate.id }]);

    await laurel.get(EndCoaching).run(link);
    expect(await laurel.get(PersonQueries).coachedBy(coach.id)).toEqual([]);
    expect(await laurel.get(PersonQueries).coaches(coach.id, candidate.id)).toBe(false);
    expect(await facts(coach.id, candidate.id)).toEqual({ ...strangers, coaches: true });
  });

  it('include a declared conflict, until it is withdrawn', async () => {
    const [reviewer, candidate] = [await aPerson(laurel, { roles: ['reviewer'] }), await aPerson(laurel)];
    const actor = asActor(reviewer);
    await laurel
      .get(DeclareConflict)
      .run({ candidate: { email: candidate.email }, reason: 'We wrote a book together.', actor });
    expect(await facts(reviewer.id, candidate.id)).toEqual({ ...strangers, declared: true });
    await laurel.get(WithdrawConflict).run({ reviewerId: reviewer.id, candidateId: candidate.id, actor });
    expect(await facts(reviewer.id, candidate.id)).toEqual(strangers);
  });

  it('are refused for people who do not exist', async () => {
    const { id } = await aPerson(laurel);
    await expect(facts(id, '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'person.not-found' });
  });
});

describe('the list of people', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    for (const name of ['charles', 'Ada', 'Bea', 'ada', 'Émile'])
      await aPerson(laurel, {
        name,
        roles: name === 'Bea' ? ['coach', 'reviewer'] : ['candidate'],
        district: name === 'charles' ? '100% North_County' : null,
      });
  });
  afterAll(() => laurel.stop());

  const names = async (filter: object) =>
    (await laurel.get(PersonQueries).page(await theProgram(laurel), { limit: 50, ...filter })).items.map(
      ({ name }) => name,
    );

  it('is sorted by name without regard to case, and has each person once over all its pages', async () => {
    const whole = await names({});
    expect(whole.map((name) => name.toLowerCase())).toEqual(['ada', 'ada', 'bea', 'charles', 'émile']);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await laurel.get(PersonQueries).page(await theProgram(laurel), { limit: 1, cursor });
      paged.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
  });

  it('can be limited to one role, or to people with a text in their data, taken literally', async () => {
    expect(await names({ role: 'reviewer' })).toEqual(['Bea']);
    expect(await names({ text: 'HARL' })).toEqual(['charles']); // other data has hexadecimal digits, which could spell Ada
    expect(await names({ text: '100% n' })).toEqual(['charles']);
    expect(await names({ text: 'h_c' })).toEqual(['charles']);
    expect(await names({ text: '%' })).toEqual(['charles']);
    expect(await names({ text: '\\' })).toEqual([]);
  });
});
