import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CatalogQueries } from '#catalog';
import { ProgramQueries } from '#programs';
import { DomainError } from '#kernel';
import { ScheduleMeeting } from '../meetings/schedule-meeting.js';
import { Pilot } from '../pilot.entity.js';
import type { PilotRequirement } from '../requirements/requirements.policy.js';
import { CreatePilot, type NewPilot } from './create-pilot.js';
import { type Pilot2020Seed, readPilot2020 } from './pilot-2020.js';

/**
 * Creates the pilot of 2020 with its meetings, in America/Chicago. Run again, it adds what is missing and changes
 * nothing else.
 * @throws DomainError `micro-credential.not-found` before the catalog was imported.
 */
@Injectable()
export class SeedPilot2020 {
  constructor(
    private readonly dataSource: DataSource,
    private readonly programs: ProgramQueries,
    private readonly catalog: CatalogQueries,
    private readonly createPilot: CreatePilot,
    private readonly scheduleMeeting: ScheduleMeeting,
  ) {}

  async run(): Promise<Pilot> {
    const seed = readPilot2020();
    const pilot = await this.present(seed.decided.code, () => this.create(seed));
    for (const { localStart } of seed.announced.informationalMeetings) await this.schedule(pilot, localStart, seed);
    return pilot;
  }

  private async create(seed: Pilot2020Seed): Promise<Pilot> {
    const { id: programId } = await this.programs.standard();
    const codes = seed.decided.microCredentials;
    const versions = await Promise.all(codes.map((code) => this.versionInPilot(programId, code)));
    return this.createPilot.run({ actor: null, programId, pilot: pilotOf(seed, versions) });
  }

  private async versionInPilot(programId: string, code: string): Promise<string> {
    const { currentVersions } = await this.catalog.microCredential(programId, code);
    const [version] = currentVersions;
    if (version === undefined)
      throw new DomainError(
        'conflict',
        'pilot.version-missing',
        `${code} has no version in pilot yet, so the pilot of 2020 cannot be set up.`,
      );
    return version.id;
  }

  private async schedule({ id: pilotId }: Pilot, startsLocal: string, { decided }: Pilot2020Seed): Promise<void> {
    const meeting = {
      kind: 'informational' as const,
      title: decided.meetingTitle,
      place: '',
      startsLocal,
      minutes: decided.meetingMinutes,
    };
    await this.scheduleMeeting.run({ actor: null, pilotId, meeting }).catch(ignore('meeting.already-scheduled'));
  }

  /** The pilot, which another process may create at the same time. */
  private async present(code: string, create: () => Promise<Pilot>): Promise<Pilot> {
    const find = () => this.dataSource.manager.findOneBy(Pilot, { code });
    return (
      (await find()) ??
      (await create().catch(ignore('pilot.code-taken'))) ??
      (await this.dataSource.manager.findOneByOrFail(Pilot, { code }))
    );
  }
}

function pilotOf({ announced, decided }: Pilot2020Seed, versionIds: string[]): NewPilot {
  const [first] = announced.informationalMeetings;
  const { awardWaits } = decided;
  const requirements: PilotRequirement[] = [
    ...(announced.communityParticipationRequired ? [{ kind: 'community' as const, awardWaits }] : []),
    ...(announced.feedbackToDevelopersRequired ? [{ kind: 'feedback' as const, awardWaits }] : []),
  ];
  return {
    code: decided.code,
    title: decided.title,
    about: decided.about,
    communityUrl: null,
    zone: first!.timeZone,
    windowDays: announced.submissionWindowDays,
    closesOn: announced.closesOn,
    registersFrom: decided.registersFrom,
    registersUntil: null,
    meetingRequired: announced.attendOneMeetingBeforeRegistering,
    recommendedConcurrent: announced.recommendedConcurrentMicroCredentials,
    feeCents: Math.round(announced.fee.pilotUsd * 100),
    resubmissionDays: decided.resubmissionDays,
    atRiskDays: decided.atRiskDays,
    requirements,
    versions: versionIds.map((versionId) => ({ versionId, seats: announced.participantsPerMicroCredential.target[1] })),
  };
}

/** Ignores one error. */
function ignore(code: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof DomainError && error.code === code) return undefined;
    throw error;
  };
}
