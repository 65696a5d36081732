import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDesigner, anAuthor, aPerson, aVersion, type Laurel, startLaurel } from '#testing';
import { AppointMember } from './appoint-member.js';
import { DesignQueries } from './design.queries.js';

describe('a design team', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    await aVersion(laurel).draft();
  });
  afterAll(() => laurel.stop());

  const appoint = ({ id, programId }: { id: string; programId: string }, level: string | null = null) =>
    laurel.get(AppointMember).run({
      programId,
      code: 'VIS-1',
      personId: id,
      part: level === null ? 'designer' : 'director',
      level,
      actor: anAuthor,
    });
  const team = (programId: string, actor = anAuthor) => laurel.get(DesignQueries).team(actor, programId, 'VIS-1');

  it('has each person once in each part, and a director once for each level', async () => {
    const person = await aPerson(laurel, { roles: ['designer'], name: 'Dora Designer' });
    for (const level of [null, null, 'developing', 'developing', 'emerging']) await appoint(person, level);
    const parts = (await team(person.programId, person)).filter((member) => member.person.id === person.id);
    expect(parts).toMatchObject([
      { part: 'designer', level: null },
      { part: 'director', level: 'developing' },
      { part: 'director', level: 'emerging' },
    ]);
    expect(await laurel.get(DesignQueries).own(person.id)).toHaveLength(3);
  });

  it('takes in nobody without the role, and knows no other levels than the framework', async () => {
    await expect(appoint(await aPerson(laurel, { roles: ['candidate'] }))).rejects.toMatchObject({
      code: 'design-member.role',
      details: { errors: [{ pointer: '/personId' }] },
    });
    await expect(appoint(await aPerson(laurel, { roles: ['designer'] }), 'expert')).rejects.toMatchObject({
      code: 'design-member.level',
    });
  });

  it('is not shown to designers of other micro-credentials', async () => {
    const other = await aDesigner(laurel, 'VIS-2');
    await expect(team(other.programId, other)).rejects.toMatchObject({ code: 'micro-credential.not-found' });
  });
});
