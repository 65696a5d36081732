import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MoveVersion, Version } from '#catalog';
import { EventRecord } from '#database';
import {
  EditPilot,
  type Enrollment,
  EnrollmentHistory,
  PilotVersion,
  RegisterForPilot,
  ScheduleMeeting,
} from '#pilots';
import {
  anAuthor,
  anEnrollment,
  aPerson,
  aPilot,
  attended,
  aVersion,
  type Laurel,
  type OpenPilot,
  settingsOf,
  startLaurel,
} from '#testing';

describe('registering for a pilot', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const register = (
    pilot: OpenPilot,
    person: { id: string },
    differs: { versionId?: string; acknowledgesWorkload?: boolean } = {},
  ): Promise<Enrollment> =>
    laurel.get(RegisterForPilot).run({
      actor: person,
      personId: person.id,
      pilotId: pilot.id,
      versionId: pilot.versionId,
      acknowledgesWorkload: false,
      ...differs,
    });

  async function attendees(pilot: OpenPilot, count: number): Promise<{ id: string }[]> {
    const people = await Promise.all(Array.from({ length: count }, () => aPerson(laurel)));
    await attended(laurel, pilot, ...people);
    return people;
  }

  it('20 registrations at once for 10 seats', async () => {
    const pilot = await aPilot(laurel).withSeats(10).open();
    const people = await attendees(pilot, 20);
    const enrollments = await Promise.all(people.map((person) => register(pilot, person)));
    const inLine = enrollments.toSorted((a, b) => a.position - b.position);
    expect(inLine.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(inLine.map(({ state }) => state)).toEqual([
      ...Array<string>(10).fill('registered'),
      ...Array<string>(10).fill('waitlisted'),
    ]);
  });

  it('one person for three versions at once needs an acknowledgment for the third', async () => {
    const versions = [
      await aVersion(laurel, { code: 'VIS-1' }).inPilot(),
      await aVersion(laurel, { code: 'VIS-2' }).inPilot(),
      await aVersion(laurel, { code: 'MAN-1' }).inPilot(),
    ];
    const pilot = await aPilot(laurel, { versions }).open();
    const [person] = await attendees(pilot, 1);
    const outcomes = await Promise.allSettled(
      pilot.versionIds.map((versionId) => register(pilot, person!, { versionId })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const refused = outcomes.findIndex(({ status }) => status === 'rejected');
    expect((outcomes[refused] as PromiseRejectedResult).reason).toMatchObject({
      code: 'enrollment.acknowledgement-required',
    });
    const third = await register(pilot, person!, { versionId: pilot.versionIds[refused]!, acknowledgesWorkload: true });
    expect(third).toMatchObject({ state: 'registered', acknowledgedAt: laurel.clock.now() });
  });

  it('twice at once gives one enrollment', async () => {
    const pilot = await aPilot(laurel).open();
    const [person] = await attendees(pilot, 1);
    const outcomes = await Promise.allSettled([register(pilot, person!), register(pilot, person!)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'enrollment.already-enrolled' },
    });
  });

  it('without an informational meeting is refused with the list of upcoming meetings', async () => {
    const pilot = await aPilot(laurel).open();
    const person = await aPerson(laurel);
    const meeting = {
      kind: 'informational' as const,
      title: 'Last chance',
      place: 'Online',
      startsLocal: '2026-03-09T10:00',
      minutes: 60,
    };
    const coming = await laurel
      .get(ScheduleMeeting)
      .run({ actor: { id: 'an-administrator' }, pilotId: pilot.id, meeting });
    await expect(register(pilot, person)).rejects.toMatchObject({
      code: 'enrollment.meeting-required',
      details: {
        comingMeetings: [
          { id: coming.id, title: 'Last chance', place: 'Online', startsAt: '2026-03-09T15:00:00.000Z' },
        ],
      },
    });
    expect(await laurel.dataSource.manager.findOneBy(PilotVersion, { pilotId: pilot.id })).toMatchObject({
      nextPosition: 1,
    });
  });

  it('for a version that is not in the pilot, or for an unknown pilot, is refused', async () => {
    const pilot = await aPilot(laurel).open();
    const other = await aPilot(laurel).open();
    const [person] = await attendees(pilot, 1);
    await expect(register(pilot, person!, { versionId: other.versionId })).rejects.toMatchObject({
      code: 'pilot.version-not-included',
    });
    await expect(register({ ...pilot, id: person!.id }, person!)).rejects.toMatchObject({ code: 'pilot.not-found' });
  });

  it('again after withdrawing goes to the end of the line', async () => {
    const pilot = await aPilot(laurel).open();
    const [first, second] = await attendees(pilot, 2);
    await anEnrollment(laurel, { pilot, person: first! }).withdrawn();
    await register(pilot, second!);
    expect(await register(pilot, first!)).toMatchObject({ state: 'registered', position: 3 });
  });

  it('again after expiring is possible only in another pilot', async () => {
    const pilot = await aPilot(laurel).open();
    const [person] = await attendees(pilot, 1);
    const expired = await anEnrollment(laurel, { pilot, person: person! }).expired();
    await expect(register(pilot, person!)).rejects.toMatchObject({
      code: 'enrollment.already-enrolled',
      details: { enrollmentId: expired.id, state: 'expired' },
    });
    const next = await aPilot(laurel, { versions: [{ id: pilot.versionId }] }).open();
    await attended(laurel, next, person!);
    expect(await register(next, person!)).toMatchObject({ state: 'registered' });
  });

  it('copies the current price, which later changes do not affect', async () => {
    const pilot = await aPilot(laurel, { feeCents: null }).open();
    const version = await laurel.dataSource.manager.findOneByOrFail(Version, { id: pilot.versionId });
    const [before, after] = await attendees(pilot, 2);
    const early = await register(pilot, before!);
    expect(early.priceCents).toBe(version.content.priceCents);
    const settings = { ...settingsOf(pilot.pilot), feeCents: 20_000 };
    await laurel
      .get(EditPilot)
      .run({ actor: { id: 'an-administrator' }, pilotId: pilot.id, revision: pilot.pilot.revision, settings });
    expect(await register(pilot, after!)).toMatchObject({ priceCents: 20_000 });
    expect(await laurel.dataSource.query('SELECT price_cents FROM enrollment WHERE id = $1', [early.id])).toEqual([
      { price_cents: version.content.priceCents },
    ]);
  });

  it('a version is republished during a pilot', async () => {
    const version = await aVersion(laurel, { code: 'REL-1' }).inPilot();
    const pilot = await aPilot(laurel, { versions: [version] }).open();
    const enrollment = await anEnrollment(laurel, { pilot }).active();
    const published = await laurel
      .get(MoveVersion)
      .run({ versionId: version.id, command: 'publish', revision: version.revision, actor: anAuthor });
    const next = await aVersion(laurel, { code: 'REL-1', content: { about: 'Rewritten' } }).published();
    expect(next.contentHash).not.toBe(published.contentHash);
    const kept = await laurel.dataSource.query('SELECT state, version_id, content_hash FROM enrollment WHERE id = $1', [
      enrollment.id,
    ]);
    expect(kept).toEqual([{ state: 'active', version_id: version.id, content_hash: version.contentHash }]);
  });

  it('writes a line of history and an event for each', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const people = await attendees(pilot, 2);
    const [seated, waiting] = [await register(pilot, people[0]!), await register(pilot, people[1]!)];
    for (const [enrollment, state] of [
      [seated, 'registered'],
      [waiting, 'waitlisted'],
    ] as const) {
      expect(await laurel.dataSource.manager.findBy(EnrollmentHistory, { enrollmentId: enrollment.id })).toMatchObject([
        { command: 'register', fromState: null, toState: state, actorId: enrollment.personId },
      ]);
      expect(await laurel.dataSource.manager.findBy(EventRecord, { subjectId: enrollment.id })).toMatchObject([
        {
          type: `enrollment.${state}`,
          payload: { personId: enrollment.personId, pilotId: pilot.id, versionId: pilot.versionId, closesAt: null },
        },
      ]);
    }
  });
});
