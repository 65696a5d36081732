import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAdministrator,
  anEnrollment,
  aPerson,
  aPilot,
  aTeam,
  aTeamVersion,
  type Laurel,
  type OpenPilot,
  schoolmates,
  startLaurel,
} from '#testing';
import { Team } from '../team.entity.js';
import { FormTeam } from './form-team.js';
import { TeamQueries } from './team.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel, { versions: [await aTeamVersion(laurel)], seats: 100 }).open();
});
afterAll(() => laurel.stop());

const form = (members: { id: string }[], at: Pick<OpenPilot, 'id' | 'versionId'> = pilot) =>
  laurel.get(FormTeam).run({
    actor: anAdministrator,
    pilotId: at.id,
    team: { versionId: at.versionId, name: 'Reading team', enrollmentIds: members.map(({ id }) => id) },
  });
const faults = (pointer: string, detail: RegExp) => ({
  code: 'team.invalid',
  details: { errors: [{ pointer, detail: expect.stringMatching(detail) }] },
});

describe('forming a team', () => {
  it('takes people of one school, however they spell it', async () => {
    const [first] = await schoolmates(laurel, pilot, 1);
    const [{ district }] = await laurel.dataSource.query<[{ district: string }]>(
      'SELECT district FROM person WHERE id = $1',
      [first!.personId],
    );
    await laurel.dataSource.query(`UPDATE person SET school = 'Cedar Ridge Elementary School' WHERE id = $1`, [
      first!.personId,
    ]);
    const person = await aPerson(laurel, { school: 'Cedar Ridge Elem.', district });
    const second = await anEnrollment(laurel, { pilot, person }).registered();
    const team = await form([first!, second]);
    const view = await laurel.get(TeamQueries).byId(team.id);
    expect(view).toMatchObject({ school: 'Cedar Ridge Elementary School', sealedAt: null, revision: 1 });
    expect(view.members.map(({ enrollmentId }) => enrollmentId).sort()).toEqual([first!.id, second.id].sort());
    const events = await laurel.dataSource.query(`SELECT type FROM event WHERE subject_id = $1`, [team.id]);
    expect(events).toEqual([{ type: 'team.formed' }]);
  });

  it('refuses people of another school, of another team, of another pilot, and who have left', async () => {
    const [first, second] = await schoolmates(laurel, pilot);
    const [stranger] = await schoolmates(laurel, pilot, 1);
    await expect(form([first!, stranger!])).rejects.toMatchObject(faults('/enrollmentIds/1', /school of the others/));
    const { members } = await aTeam(laurel, { pilot });
    await expect(form([members[0]!, first!])).rejects.toMatchObject({
      details: { errors: [{ pointer: '/enrollmentIds/0', detail: expect.stringMatching(/another team/) }, {}] },
    });
    const { members: elsewhere } = await aTeam(laurel);
    await expect(form([first!, elsewhere[0]!])).rejects.toMatchObject(faults('/enrollmentIds/1', /in this pilot/));
    await laurel.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [second!.id]);
    await expect(form([first!, second!])).rejects.toMatchObject(faults('/enrollmentIds/1', /is withdrawn/));
    await expect(form([first!, first!])).rejects.toMatchObject(faults('/enrollmentIds/1', /already in the list/));
  });

  it('refuses a version without artifacts of a team', async () => {
    const plain = await aPilot(laurel).open();
    await expect(form(await schoolmates(laurel, plain), plain)).rejects.toMatchObject({ code: 'team.not-for-teams' });
  });

  it('of the same people twice at once happens once', async () => {
    const members = await schoolmates(laurel, pilot);
    const outcomes = await Promise.allSettled([form(members), form(members)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await laurel.dataSource.manager.countBy(Team, { pilotId: pilot.id })).toBeGreaterThan(0);
  });
});
