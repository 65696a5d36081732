import type { Version } from '#catalog';
import { Transactor } from '#database';
import { addDays, localDayOf } from '#kernel';
import {
  CreatePilot,
  type Enrollment,
  EnrollmentRepository,
  ExpireEnrollment,
  type NewPilot,
  PauseEnrollment,
  type Pilot,
  RecordAttendance,
  RegisterForPilot,
  ScheduleMeeting,
  StartWork,
  type Viewer,
  WithdrawEnrollment,
} from '#pilots';
import type { EnrollmentCommand } from '#pilots/vocabulary';
import type { Laurel } from '../start-laurel.js';
import { aVersion } from './catalog.js';
import { aPerson, theProgram } from './people.js';

/** An administrator without an account, for the steps that lead to a test's situation. */
const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };
const asCandidate = ({ id }: { id: string }): Viewer => ({ kind: 'person', id, roles: ['candidate'] });

let made = 0;

export interface PilotSituation extends Partial<Omit<NewPilot, 'versions'>> {
  /** The versions of the pilot. Unless given, a small version of its own. */
  versions?: Pick<Version, 'id'>[];
  seats?: number;
}

export interface OpenPilot {
  id: string;
  /** Of the first version. */
  versionId: string;
  versionIds: string[];
  /** An informational meeting that took place yesterday. */
  meetingId: string;
  pilot: Pilot;
}

/** A pilot in which people can register today: `await aPilot(laurel).withSeats(2).open()`. Unless given: free, 120 days, no closing day. */
export function aPilot(laurel: Laurel, situation: PilotSituation = {}) {
  return {
    withSeats: (seats: number) => aPilot(laurel, { ...situation, seats }),
    async open(): Promise<OpenPilot> {
      const { versions = [await aVersion(laurel).inPilot()], seats = 10, ...told } = situation;
      const zone = told.zone ?? 'America/Chicago';
      const today = localDayOf(laurel.clock.now(), zone);
      const pilot = await laurel.get(CreatePilot).run({
        actor: administrator,
        programId: await theProgram(laurel),
        pilot: {
          ...usual(),
          registersFrom: today,
          ...told,
          zone,
          versions: versions.map(({ id }) => ({ versionId: id, seats })),
        },
      });
      const meeting = await laurel.get(ScheduleMeeting).run({
        actor: administrator,
        pilotId: pilot.id,
        meeting: {
          kind: 'informational',
          title: 'Informational meeting',
          place: 'Online',
          startsLocal: `${addDays(today, -1)}T10:00`,
          minutes: 60,
        },
      });
      const versionIds = versions.map(({ id }) => id);
      return { id: pilot.id, versionId: versionIds[0]!, versionIds, meetingId: meeting.id, pilot };
    },
  };
}

/** The settings of a pilot, as an edit sends them. */
export function settingsOf(pilot: Pilot): Omit<Pilot, 'id' | 'programId' | 'code' | 'createdAt' | 'revision'> {
  const {
    title,
    about,
    zone,
    windowDays,
    closesOn,
    registersFrom,
    registersUntil,
    meetingRequired,
    recommendedConcurrent,
    feeCents,
    resubmissionDays,
    atRiskDays,
    requirements,
    communityUrl,
  } = pilot;
  return {
    title,
    about,
    zone,
    windowDays,
    closesOn,
    registersFrom,
    registersUntil,
    meetingRequired,
    recommendedConcurrent,
    feeCents,
    resubmissionDays,
    atRiskDays,
    requirements,
    communityUrl,
  };
}

function usual(): Omit<NewPilot, 'versions' | 'zone' | 'registersFrom'> {
  made += 1;
  return {
    code: `pilot-${made}`,
    title: `Pilot ${made}`,
    about: '',
    communityUrl: null,
    windowDays: 120,
    closesOn: null,
    registersUntil: null,
    meetingRequired: true,
    recommendedConcurrent: 2,
    feeCents: 0,
    resubmissionDays: 30,
    atRiskDays: 14,
    requirements: [
      { kind: 'community', awardWaits: true },
      { kind: 'feedback', awardWaits: true },
    ],
  };
}

export interface EnrollmentSituation {
  /** Unless given, an open pilot of its own. */
  pilot?: Pick<OpenPilot, 'id' | 'versionId' | 'meetingId'>;
  /** Unless given, the pilot's first version. */
  versionId?: string;
  /** Unless given, a candidate of its own. */
  person?: { id: string };
  acknowledgesWorkload?: boolean;
}

/** Records that people attended the pilot's informational meeting. */
export async function attended(
  laurel: Laurel,
  pilot: Pick<OpenPilot, 'id' | 'meetingId'>,
  ...people: { id: string }[]
): Promise<void> {
  const entries = people.map(({ id }) => ({ personId: id, attended: true }));
  await laurel
    .get(RecordAttendance)
    .run({ actor: administrator, pilotId: pilot.id, meetingId: pilot.meetingId, entries });
}

/** An enrollment made by the real operations: `await anEnrollment(laurel).active()`. `expired` sets the clock to the close. */
export function anEnrollment(laurel: Laurel, situation: EnrollmentSituation = {}) {
  const move = (enrollmentId: string, command: EnrollmentCommand): Promise<Enrollment> =>
    laurel
      .get(Transactor)
      .run((tx) =>
        laurel
          .get(EnrollmentRepository)
          .move(tx, { of: enrollmentId, command, actorId: administrator.id, at: laurel.clock.now() }),
      );
  const registered = async (): Promise<Enrollment> => {
    const pilot = situation.pilot ?? (await aPilot(laurel).open());
    const person = situation.person ?? (await aPerson(laurel));
    await attended(laurel, pilot, person);
    const { versionId = pilot.versionId, acknowledgesWorkload = false } = situation;
    return laurel
      .get(RegisterForPilot)
      .run({ actor: person, personId: person.id, pilotId: pilot.id, versionId, acknowledgesWorkload });
  };
  const active = async () => {
    const { id, personId } = await registered();
    return laurel.get(StartWork).run({ actor: asCandidate({ id: personId }), enrollmentId: id });
  };
  const paused = async () =>
    laurel
      .get(PauseEnrollment)
      .run({ actor: administrator, enrollmentId: (await active()).id, reason: 'Family leave' });
  const submitted = async () => move((await active()).id, 'submit');
  const resubmitting = async () => move((await submitted()).id, 'return-unmet');
  const earned = async () => move((await submitted()).id, 'earn');
  const notEarned = async () => move((await resubmitting()).id, 'give-up');
  const withdrawn = async () =>
    laurel
      .get(WithdrawEnrollment)
      .run({ actor: administrator, enrollmentId: (await registered()).id, reason: 'Moved away' });
  const expired = async () => {
    const { id, closesAt } = await active();
    laurel.clock.set(closesAt!);
    return laurel.get(ExpireEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'The close has passed' });
  };
  return { registered, active, paused, submitted, resubmitting, earned, notEarned, withdrawn, expired };
}
