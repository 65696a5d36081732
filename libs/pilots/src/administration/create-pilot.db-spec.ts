import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { CreatePilot, PilotVersion } from '#pilots';
import { ChangeProgram, SettingsQueries } from '#programs';
import { aPilot, aVersion, type Laurel, settingsOf, startLaurel } from '#testing';

const actor = { id: 'an-administrator' };

describe('creating a pilot', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('keeps its versions with their seats, and leaves an event', async () => {
    const { id: pilotId, versionIds, pilot } = await aPilot(laurel).withSeats(7).open();
    expect(await laurel.dataSource.manager.findBy(PilotVersion, { pilotId })).toMatchObject([
      { versionId: versionIds[0], seats: 7, nextPosition: 1 },
    ]);
    expect(
      await laurel.dataSource.manager.findBy(EventRecord, { subjectId: pilotId, type: 'pilot.created' }),
    ).toMatchObject([{ payload: { code: pilot.code, versions: [{ versionId: versionIds[0], seats: 7 }] } }]);
  });

  it('takes from the program what it does not say', async () => {
    const { pilot, versionId } = await aPilot(laurel).open();
    const { programId } = pilot;
    const { newPilots, revision } = await laurel.get(SettingsQueries).of({ kind: 'program', id: programId });
    const changes = { newPilots: { ...newPilots, windowDays: 90, seats: 4, recommendedConcurrent: 3 } };
    await laurel.get(ChangeProgram).run({ actor, programId, revision, changes });
    const { windowDays: _, zone: __, ...settings } = settingsOf(pilot);
    const made = await laurel.get(CreatePilot).run({
      actor,
      programId,
      pilot: { ...settings, recommendedConcurrent: 1, code: 'as-usual', versions: [{ versionId }] },
    });
    expect(made).toMatchObject({ windowDays: 90, zone: 'America/Chicago', recommendedConcurrent: 1 });
    expect(await laurel.dataSource.manager.findOneBy(PilotVersion, { pilotId: made.id })).toMatchObject({ seats: 4 });
  });

  it('is refused with every fault at once, and for a code that another pilot has', async () => {
    const { pilot, versionId } = await aPilot(laurel).open();
    const draft = await aVersion(laurel).draft();
    const create = (zone: string, id: string) =>
      laurel.get(CreatePilot).run({
        actor,
        programId: pilot.programId,
        pilot: { ...settingsOf(pilot), code: pilot.code, zone, versions: [{ versionId: id, seats: 1 }] },
      });
    await expect(create('Missouri', draft.id)).rejects.toMatchObject({
      code: 'pilot.invalid',
      details: { errors: [{ pointer: '/zone' }, { pointer: '/versions/0/versionId' }] },
    });
    await expect(create('America/Chicago', versionId)).rejects.toMatchObject({ code: 'pilot.code-taken' });
  });
});
