import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  aPerson,
  anEnrollment,
  aTeam,
  aTeamSubmission,
  type Laurel,
  startLaurel,
  type TheirTeam,
} from '#testing';
import { ChangeTeam } from './change-team.js';
import { TeamQueries } from './team.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const change = ({ team }: TheirTeam, enrollmentIds: string[], { name = team.name, revision = 1 } = {}) =>
  laurel.get(ChangeTeam).run({ actor: anAdministrator, teamId: team.id, revision, name, enrollmentIds });
const membersOf = async ({ team }: TheirTeam) =>
  (await laurel.get(TeamQueries).byId(team.id)).members.map(({ enrollmentId }) => enrollmentId).sort();

describe('changing a team', () => {
  it('lets people join and leave until the first seal', async () => {
    const their = await aTeam(laurel);
    const [first] = their.members;
    const [{ school, district }] = await laurel.dataSource.query<[{ school: string; district: string }]>(
      'SELECT school, district FROM person WHERE id = $1',
      [first!.personId],
    );
    const person = await aPerson(laurel, { school, district });
    const joining = await anEnrollment(laurel, { pilot: their.pilot, person }).active();
    await change(their, [first!.id, joining.id], { name: 'Another name' });
    expect(await membersOf(their)).toEqual([first!.id, joining.id].sort());
    expect(await laurel.get(TeamQueries).byId(their.team.id)).toMatchObject({ name: 'Another name', revision: 2 });
  });

  it('refuses people of another school, and an edit of what somebody else has changed', async () => {
    const [their, other] = [await aTeam(laurel), await aTeam(laurel)];
    const [first] = their.members;
    const ask = change(their, [first!.id, other.members[0]!.id]);
    await expect(ask).rejects.toMatchObject({ code: 'team.invalid' });
    await expect(change(their, [first!.id], { revision: 7 })).rejects.toMatchObject({ kind: 'stale' });
  });

  it('keeps the members once the team has submitted, and lets its name change', async () => {
    const their = await aTeamSubmission(laurel, { count: 3 }).sealed();
    const ids = their.members.map(({ id }) => id);
    await expect(change(their, ids.slice(1), { revision: 2 })).rejects.toMatchObject({ code: 'team.sealed' });
    await change(their, ids, { name: 'Another name', revision: 2 });
    expect(await membersOf(their)).toEqual(ids.sort());
  });
});
