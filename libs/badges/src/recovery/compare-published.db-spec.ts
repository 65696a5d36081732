import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAward, aPilot, inProgram, type Laurel, startLaurel } from '#testing';
import { order, withdrawn } from '../../test/standing.js';
import { StatusLists } from '../standing/status-lists.js';
import { ComparePublished } from './compare-published.js';

describe('comparing a published status list with the database', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('tells which badges were withdrawn there and are in force here', async () => {
    const pilot = await aPilot(laurel, { requirements: [] }).open();
    const award = await anAward(laurel, { pilot }).issued();
    await order(laurel, 'suspend', award);
    const { document } = await laurel.get(StatusLists).published('suspension', 1);
    const compare = () => laurel.get(ComparePublished).run({ document });
    expect(await compare()).toEqual({ purpose: 'suspension', listNumber: 1, badges: [], lost: 0 });
    await order(laurel, 'lift', award);
    expect(await compare()).toMatchObject({ badges: [`http://localhost:3000/badges/${award.id}`], lost: 0 });
    expect(await withdrawn(laurel, award.credentialId, 'suspension')).toBe(false);
  });

  it('brings back a list that began after the backup, to its program, for those whose badges name it', async () => {
    const { programId } = await inProgram(laurel, 'SEN');
    await laurel.dataSource.query(
      'INSERT INTO status_list (number, program_id, length, allocated, revision) VALUES (7, $1, 131072, 0, 1)',
      [programId],
    );
    const { document } = await laurel.get(StatusLists).published('revocation', 7);
    await laurel.dataSource.query('DELETE FROM published_status_list WHERE list_number = 7');
    await laurel.dataSource.query('DELETE FROM status_list WHERE number = 7');
    await laurel.get(ComparePublished).run({ document });
    expect((await laurel.get(StatusLists).published('revocation', 7)).listNumber).toBe(7);
    const [list] = await laurel.dataSource.query<{ programId: string; closed: boolean }[]>(
      'SELECT program_id AS "programId", closed_at IS NOT NULL AS closed FROM status_list WHERE number = 7',
    );
    expect(list).toEqual({ programId, closed: true });
  });

  it.each(['', 'null', '{}', '<html>'])('refuses %j', async (document) => {
    await expect(laurel.get(ComparePublished).run({ document })).rejects.toMatchObject({
      code: 'status-list.unreadable',
    });
  });
});
