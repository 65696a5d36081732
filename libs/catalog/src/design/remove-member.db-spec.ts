import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDirector, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { DesignQueries } from './design.queries.js';
import { RemoveMember } from './remove-member.js';

describe('a removed member of a design team', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('no longer sees the team or its drafts, and their sign-off is no longer needed', async () => {
    const { id } = await aVersion(laurel).draft();
    const director = await aDirector(laurel, 'VIS-1');
    const queries = laurel.get(DesignQueries);
    const [member] = await queries.team(director, director.programId, 'VIS-1');
    expect((await queries.ofVersion(anAuthor, id)).needed).toHaveLength(1);
    const removal = { memberId: member!.id, actor: anAuthor };
    await laurel.get(RemoveMember).run(removal);
    expect((await queries.ofVersion(anAuthor, id)).needed).toEqual([]);
    await expect(queries.ofVersion(director, id)).rejects.toMatchObject({ code: 'version.not-found' });
    await expect(laurel.get(RemoveMember).run(removal)).rejects.toMatchObject({ code: 'design-member.not-found' });
  });
});
