import type { INestApplicationContext } from '@nestjs/common';
import { CatalogQueries } from '#catalog';
import type { DemoAccount, PersonActor } from '#identity';
import { addDays, Clock, localDayOf } from '#kernel';
import {
  CreatePilot,
  EnrollmentQueries,
  type NewPilot,
  PilotQueries,
  RecordAttendance,
  RecordRequirement,
  ScheduleMeeting,
} from '#pilots';
import { ProgramQueries } from '#programs';
import { AssignAdjudicator, ReleaseDecision } from '#reviews';
import { CandidatesAtWork } from './candidates-at-work.js';
import { Cast } from './cast.js';
import { ReviewersAtWork } from './reviewers-at-work.js';
import { submitting, type Word } from './stages.js';
import { topics } from './topics.js';

const zone = 'America/Chicago';
const codeOfPilot = 'demo';

/** Whether nobody has worked here yet: there is no pilot but the one of 2020, and no enrollment. */
export async function isUntouched(app: Pick<INestApplicationContext, 'get'>): Promise<boolean> {
  const { id: programId } = await app.get(ProgramQueries, { strict: false }).standard();
  const { items: pilots } = await app.get(PilotQueries, { strict: false }).page(programId, { limit: 2 });
  const { items: enrollments } = await app.get(EnrollmentQueries, { strict: false }).all(programId, { limit: 1 });
  return pilots.length < 2 && enrollments.length === 0;
}

/** Whether an earlier start stopped before the demo program was complete. What comes last in it are the awards. */
export async function isUnfinished(app: Pick<INestApplicationContext, 'get'>): Promise<boolean> {
  const { id: programId } = await app.get(ProgramQueries, { strict: false }).standard();
  const { items: pilots } = await app.get(PilotQueries, { strict: false }).page(programId, { limit: 50 });
  const ours = pilots.find(({ code }) => code === codeOfPilot);
  if (ours === undefined) return false;
  const earned = { pilotId: ours.id, state: 'earned', limit: 1 } as const;
  const { items } = await app.get(EnrollmentQueries, { strict: false }).all(programId, earned);
  return items.length === 0;
}

/**
 * Fills an untouched Laurel with a program in which every stage of the work can be seen: a pilot, candidates from the
 * waiting list to the badge, and submissions to review. Everything is done by the operations that people use.
 */
export class DemoProgram {
  private readonly cast: Cast;
  private readonly candidates: CandidatesAtWork;
  private readonly reviewers: ReviewersAtWork;

  constructor(app: Pick<INestApplicationContext, 'get'>, accounts: readonly DemoAccount[]) {
    this.cast = new Cast(app, accounts);
    this.candidates = new CandidatesAtWork(this.cast);
    this.reviewers = new ReviewersAtWork(this.cast);
  }

  /** The pilots, with their registrations. Takes about a second. */
  async open(): Promise<void> {
    const today = localDayOf(this.cast.get(Clock).now(), zone);
    const [instruction, curriculum, learning] = await Promise.all(
      ['INS-2', 'INS-1', 'INS-4'].map((code) => this.version(code)),
    );
    const main = await this.pilot(today, {
      code: codeOfPilot,
      title: 'Pilot of this school year',
      about: 'Made for the demonstration. Everyone in it is invented.',
      closesOn: addDays(today, 170),
      versions: [
        { versionId: instruction!, seats: 14 },
        { versionId: curriculum!, seats: 10 },
        { versionId: learning!, seats: 1 },
      ],
    });
    const ending = await this.pilot(today, {
      code: 'demo-ending',
      title: 'Pilot that ends soon',
      about: 'Made for the demonstration. Everyone in it is invented.',
      closesOn: addDays(today, 9),
      versions: [{ versionId: curriculum!, seats: 8 }],
    });
    for (const word of submitting) await this.candidates.register(word, main, instruction!);
    await this.candidates.register('One', main, instruction!);
    await this.candidates.register('Nine', ending, curriculum!);
    await this.candidates.register('Eleven', main, learning!);
    await this.candidates.register('Twelve', main, learning!);
    for (const word of [...submitting, 'One', 'Nine'] as const) await this.candidates.begin(word);
  }

  /** The texts, files and reviews. Takes longer, because each file is prepared for reviewers. */
  async fill(signal: AbortSignal): Promise<void> {
    for (const [index, word] of submitting.entries()) {
      await this.candidates.write(word, topics[index]!);
      signal.throwIfAborted();
    }
    await this.candidates.startWriting('One', topics[8]!, 320);
    await this.candidates.startWriting('Nine', topics[8]!, 140);
    for (const word of submitting) await this.candidates.seal(word, signal);
    await this.review(signal);
  }

  private async review(signal: AbortSignal): Promise<void> {
    const [first, second, third] = this.cast.reviewers as [PersonActor, PersonActor, PersonActor];
    await this.reviewers.offer('Five', first, second);

    const [scored, begun] = await this.reviewers.offer('Six', first, second);
    await this.reviewers.score(first, scored!);
    await this.reviewers.lock(first, scored!);
    await this.reviewers.score(second, begun!, { only: 2 });
    signal.throwIfAborted();

    for (const [word, pair, unmet] of [
      ['Seven', [first, second], [false, true]],
      ['Eight', [second, third], [false, false]],
      ['Two', [first, third], [true, true]],
      ['Three', [first, second], [false, false]],
      ['Ten', [second, third], [false, false]],
    ] as [Word, [PersonActor, PersonActor], [boolean, boolean]][]) {
      const reviews = await this.reviewers.offer(word, ...pair);
      for (const [slot, reviewer] of pair.entries()) {
        await this.reviewers.score(reviewer, reviews[slot]!, { lastIsUnmet: unmet[slot] });
        await this.reviewers.lock(reviewer, reviews[slot]!);
      }
      signal.throwIfAborted();
    }
    const submissionId = this.cast.submissions.get('Seven')!;
    await this.cast.get(AssignAdjudicator).run({ actor: this.cast.administrator, submissionId, reviewerId: third.id });

    for (const word of ['Three', 'Ten'] as const) await this.candidates.giveFeedback(word);
    await this.cast.get(RecordRequirement).run({
      actor: this.cast.administrator,
      enrollmentId: this.cast.enrollments.get('Three')!,
      kind: 'community',
      note: 'Answered the prompts of the online community.',
    });
    for (const word of ['Two', 'Three', 'Ten'] as const)
      await this.cast
        .get(ReleaseDecision)
        .run({ actor: this.cast.administrator, submissionId: this.cast.submissions.get(word)! });
  }

  private async version(code: string): Promise<string> {
    const { id: programId } = await this.cast.get(ProgramQueries).standard();
    const { currentVersions } = await this.cast.get(CatalogQueries).microCredential(programId, code);
    const [current] = currentVersions;
    return current!.id;
  }

  private async pilot(
    today: string,
    said: Pick<NewPilot, 'code' | 'title' | 'about' | 'closesOn' | 'versions'>,
  ): Promise<string> {
    const actor = this.cast.administrator;
    const { id: pilotId } = await this.cast.get(CreatePilot).run({
      actor,
      programId: actor.programId,
      pilot: {
        ...said,
        zone,
        windowDays: 120,
        registersFrom: addDays(today, -30),
        registersUntil: null,
        meetingRequired: true,
        recommendedConcurrent: 2,
        feeCents: 0,
        communityUrl: 'https://community.example.org/laurel',
        resubmissionDays: 30,
        atRiskDays: 14,
        requirements: [
          { kind: 'community', awardWaits: true },
          { kind: 'feedback', awardWaits: true },
        ],
      },
    });
    const meeting = { kind: 'informational', place: 'https://meet.example.org/laurel', minutes: 60 } as const;
    const plan = (title: string, startsLocal: string) =>
      this.cast.get(ScheduleMeeting).run({ actor, pilotId, meeting: { ...meeting, title, startsLocal } });
    const { id: meetingId } = await plan('Informational meeting', `${addDays(today, -7)}T16:00`);
    await plan('Informational meeting, repeated', `${addDays(today, 6)}T16:00`);
    const entries = this.cast.having('candidate').map(({ id }) => ({ personId: id, attended: true }));
    await this.cast.get(RecordAttendance).run({ actor, pilotId, meetingId, entries });
    return pilotId;
  }
}
