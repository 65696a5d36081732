import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { CatalogQueries, VersionQueries } from '#catalog';
import type { DemoAccount, PersonActor } from '#identity';
import { addDays, Clock, localDayOf } from '#kernel';
import {
  CreatePilot,
  EnrollmentQueries,
  GiveFeedback,
  type NewPilot,
  PilotQueries,
  RecordAttendance,
  RecordRequirement,
  RegisterForPilot,
  ScheduleMeeting,
  StartWork,
} from '#pilots';
import {
  AcceptReview,
  AssignAdjudicator,
  AssignReviewers,
  LockReview,
  ReleaseDecision,
  SaveScore,
  WorkspaceQueries,
} from '#reviews';
import {
  AddFile,
  Attest,
  AttestationQueries,
  BeginSubmission,
  LinkEvidence,
  SaveText,
  SealSubmission,
  SubmissionQueries,
} from '#submissions';
import { pagesOfPaper, paperOn } from './paper.js';
import { textOn } from './texts.js';
import { type Topic, topics } from './topics.js';

/** Where each candidate of the demo stands, in the words of the list that `npm start` prints. */
const stages = {
  One: 'writing',
  Two: 'not yet met: revises',
  Three: 'earned the badge',
  Four: 'submitted, waits for reviewers',
  Five: 'submitted, offered to two reviewers',
  Six: 'in review: one of two has locked',
  Seven: 'in review: the two disagree',
  Eight: 'decided, waits for release',
  Nine: 'writing, deadline near',
  Ten: 'met, the badge waits for the community',
  Eleven: 'registered, not started',
  Twelve: 'on the waiting list',
} as const;
type Word = keyof typeof stages;

/** Where this candidate of the demo stands. */
export function stageOf({ email }: DemoAccount): string[] {
  const found = Object.entries(stages).find(([word]) => addressOf(word as Word) === email);
  return found === undefined ? [] : [found[1]];
}

const addressOf = (word: Word): string => `candidate-${word.toLowerCase()}@example.org`;

/** The candidates who submit, each with a topic of their own. */
const submitting: readonly Word[] = ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Ten'];
const zone = 'America/Chicago';
const minutesForFiles = 5;

/** Whether nobody has worked here yet: there is no pilot but the one of 2020, and no enrollment. */
export async function isUntouched(app: Pick<INestApplicationContext, 'get'>): Promise<boolean> {
  const { items: pilots } = await app.get(PilotQueries, { strict: false }).page({ limit: 2 });
  const { items: enrollments } = await app.get(EnrollmentQueries, { strict: false }).all({ limit: 1 });
  return pilots.length < 2 && enrollments.length === 0;
}

/**
 * Fills an untouched Laurel with a program in which every stage of the work can be seen: a pilot, candidates from the
 * waiting list to the badge, and submissions to review. Everything is done by the operations that people use.
 */
export class DemoProgram {
  private readonly administrator: PersonActor;
  private readonly reviewers: PersonActor[];
  private readonly enrollments = new Map<Word, string>();
  private readonly submissions = new Map<Word, string>();

  constructor(
    private readonly app: Pick<INestApplicationContext, 'get'>,
    private readonly accounts: readonly DemoAccount[],
  ) {
    const having = (role: string) => accounts.filter(({ roles }) => roles.some((one) => one === role)).map(actorOf);
    [this.administrator] = having('administrator') as [PersonActor];
    this.reviewers = having('reviewer');
  }

  /** The pilots, with their registrations. Takes about a second. */
  async open(): Promise<void> {
    const today = localDayOf(this.get(Clock).now(), zone);
    const [instruction, curriculum, learning] = await Promise.all(
      ['INS-2', 'INS-1', 'INS-4'].map((code) => this.version(code)),
    );
    const main = await this.pilot(today, {
      code: 'demo',
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
    for (const word of submitting) await this.register(word, main, instruction!);
    await this.register('One', main, instruction!);
    await this.register('Nine', ending, curriculum!);
    await this.register('Eleven', main, learning!);
    await this.register('Twelve', main, learning!);
    for (const word of [...submitting, 'One', 'Nine'] as const) await this.begin(word);
  }

  /** The texts, files and reviews. Takes longer, because each file is prepared for reviewers. */
  async fill(signal: AbortSignal): Promise<void> {
    for (const [index, word] of submitting.entries()) {
      await this.write(word, topics[index]!);
      signal.throwIfAborted();
    }
    await this.startWriting('One', topics[8]!, 320);
    await this.startWriting('Nine', topics[8]!, 140);
    for (const word of submitting) await this.seal(word, signal);
    await this.review(signal);
  }

  private async review(signal: AbortSignal): Promise<void> {
    const [first, second, third] = this.reviewers as [PersonActor, PersonActor, PersonActor];
    await this.offer('Five', first, second);

    const [scored, begun] = await this.offer('Six', first, second);
    await this.score(first, scored!);
    await this.lock(first, scored!);
    await this.score(second, begun!, { only: 2 });
    signal.throwIfAborted();

    for (const [word, pair, unmet] of [
      ['Seven', [first, second], [false, true]],
      ['Eight', [second, third], [false, false]],
      ['Two', [first, third], [true, true]],
      ['Three', [first, second], [false, false]],
      ['Ten', [second, third], [false, false]],
    ] as [Word, [PersonActor, PersonActor], [boolean, boolean]][]) {
      const reviews = await this.offer(word, ...pair);
      for (const [slot, reviewer] of pair.entries()) {
        await this.score(reviewer, reviews[slot]!, { lastIsUnmet: unmet[slot] });
        await this.lock(reviewer, reviews[slot]!);
      }
      signal.throwIfAborted();
    }
    const submissionId = this.submissions.get('Seven')!;
    await this.get(AssignAdjudicator).run({ actor: this.administrator, submissionId, reviewerId: third.id });

    for (const word of ['Three', 'Ten'] as const) await this.giveFeedback(word);
    await this.get(RecordRequirement).run({
      actor: this.administrator,
      enrollmentId: this.enrollments.get('Three')!,
      kind: 'community',
      note: 'Answered the prompts of the online community.',
    });
    for (const word of ['Two', 'Three', 'Ten'] as const)
      await this.get(ReleaseDecision).run({ actor: this.administrator, submissionId: this.submissions.get(word)! });
  }

  private async version(code: string): Promise<string> {
    const { id } = await this.get(CatalogQueries).microCredential(code);
    const [current] = (await this.get(VersionQueries).currentByMicroCredential()).get(id) ?? [];
    return current!.id;
  }

  private async pilot(
    today: string,
    said: Pick<NewPilot, 'code' | 'title' | 'about' | 'closesOn' | 'versions'>,
  ): Promise<string> {
    const actor = this.administrator;
    const { id: pilotId } = await this.get(CreatePilot).run({
      actor,
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
      this.get(ScheduleMeeting).run({ actor, pilotId, meeting: { ...meeting, title, startsLocal } });
    const { id: meetingId } = await plan('Informational meeting', `${addDays(today, -7)}T16:00`);
    await plan('Informational meeting, repeated', `${addDays(today, 6)}T16:00`);
    const entries = this.accounts
      .filter(({ roles }) => roles.includes('candidate'))
      .map(({ id }) => ({ personId: id, attended: true }));
    await this.get(RecordAttendance).run({ actor, pilotId, meetingId, entries });
    return pilotId;
  }

  private async register(word: Word, pilotId: string, versionId: string): Promise<void> {
    const actor = this.candidate(word);
    const { id } = await this.get(RegisterForPilot).run({
      actor,
      personId: actor.id,
      pilotId,
      versionId,
      acknowledgesWorkload: false,
    });
    this.enrollments.set(word, id);
  }

  private async begin(word: Word): Promise<void> {
    const [actor, enrollmentId] = [this.candidate(word), this.enrollments.get(word)!];
    await this.get(StartWork).run({ actor, enrollmentId });
    const { id } = await this.get(BeginSubmission).run({ actor, enrollmentId });
    this.submissions.set(word, id);
  }

  /** Starts the first text. The person who tries the demo writes the rest. */
  private async startWriting(word: Word, topic: Topic, words: number): Promise<void> {
    const [actor, submissionId] = [this.candidate(word), this.submissions.get(word)!];
    const { artifacts } = await this.get(SubmissionQueries).forCandidate(actor, submissionId);
    const { kind } = artifacts.find(({ text }) => text !== null)!;
    const text = textOn(topic, { words, start: word === 'Nine' ? 60 : 0 });
    await this.get(SaveText).run({ actor, submissionId, kind, text, revision: 0 });
  }

  /** Everything that a submission needs. */
  private async write(word: Word, topic: Topic): Promise<void> {
    const [actor, submissionId] = [this.candidate(word), this.submissions.get(word)!];
    const { artifacts, scope } = await this.get(SubmissionQueries).forCandidate(actor, submissionId);
    let fileId: string | null = null;
    for (const [index, { kind, text, files }] of artifacts.entries()) {
      if (text !== null) {
        const written = textOn(topic, { words: Math.max(text.wordMinimum + 20, 180), start: index * 90 });
        await this.get(SaveText).run({ actor, submissionId, kind, text: written, revision: text.revision });
      }
      if (files === null || files.minCount === 0) continue;
      fileId = await this.upload(actor, submissionId, kind, topic);
    }
    const paper = artifacts.find(({ files }) => files !== null && files.minCount > 0)?.kind;
    const narrative = artifacts.find(({ text }) => text !== null)!.kind;
    for (const [index, { id: detailId }] of scope.entries()) {
      const place =
        paper !== undefined && index % 2 === 0
          ? { kind: paper, fileId, page: 1 + (index % pagesOfPaper) }
          : { kind: narrative, fileId: null, page: null };
      const evidence = { detailId, second: null, explanation: 'The part about what we changed, and why.', ...place };
      await this.get(LinkEvidence).run({ actor, submissionId, evidence });
    }
    const { text } = await this.get(AttestationQueries).forCandidate(actor, submissionId);
    const answers = { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' } as const;
    await this.get(Attest).run({ actor, submissionId, textVersion: text.version, answers });
  }

  private async upload(
    actor: PersonActor,
    submissionId: string,
    kind: Parameters<AddFile['run']>[0]['kind'],
    topic: Topic,
  ): Promise<string> {
    const content = await paperOn(topic);
    const { id } = await this.get(AddFile).run({
      actor,
      submissionId,
      kind,
      receive: async ({ store, key, maxBytes }) => {
        const stored = await store.write(key, Readable.from([content]), { maxBytes });
        const file = { key, name: `${topic.title}.pdf`, mediaType: 'application/pdf', ...stored };
        return { file, description: 'Notes from the year, with dates' };
      },
    });
    return id;
  }

  /** Submits once the worker has scanned and prepared the files. */
  private async seal(word: Word, signal: AbortSignal): Promise<void> {
    const [actor, submissionId] = [this.candidate(word), this.submissions.get(word)!];
    for (let tries = minutesForFiles * 60 * 4; ; tries -= 1) {
      const { missingParts } = await this.get(SubmissionQueries).forCandidate(actor, submissionId);
      if (missingParts.length === 0) break;
      if (tries === 0) throw new Error(`A submission lacks: ${missingParts.map(({ say }) => say).join(' ')}`);
      await pause(250, undefined, { signal });
    }
    await this.get(SealSubmission).run({ actor, submissionId });
  }

  /** Offers the submission to both, and accepts unless it is only to be offered. Returns the ids of the reviews. */
  private async offer(word: Word, ...reviewers: PersonActor[]): Promise<string[]> {
    const reviews = await this.get(AssignReviewers).run({
      actor: this.administrator,
      submissionId: this.submissions.get(word)!,
      reviewerIds: reviewers.map(({ id }) => id),
    });
    if (word !== 'Five')
      for (const { id, reviewerId } of reviews)
        await this.get(AcceptReview).run({ actor: { id: reviewerId }, reviewId: id });
    return reviewers.map(({ id }) => reviews.find(({ reviewerId }) => reviewerId === id)!.id);
  }

  private async score(
    reviewer: PersonActor,
    reviewId: string,
    { only, lastIsUnmet = false }: { only?: number; lastIsUnmet?: boolean } = {},
  ): Promise<void> {
    const { outcomes, rubric } = await this.get(WorkspaceQueries).of(reviewer.id, reviewId);
    const details = outcomes.flatMap((outcome) => outcome.details);
    const [met, unmet] = [rubric.filter(({ meets }) => meets).at(-1)!, rubric.filter(({ meets }) => !meets).at(-1)!];
    for (const [index, { id: detailId, evidence }] of details.slice(0, only).entries()) {
      const isUnmet = lastIsUnmet && index === details.length - 1;
      await this.get(SaveScore).run({
        actor: reviewer,
        reviewId,
        detailId,
        level: (isUnmet ? unmet : met).code,
        rationale: isUnmet
          ? 'The notes tell what was done. They do not show how the team will know that it worked.'
          : '',
        feedback: isUnmet ? 'Add the figures from two months, and say what you will change because of them.' : '',
        cited: isUnmet ? evidence.slice(0, 1).map(({ id }) => id) : [],
        revision: 0,
      });
    }
  }

  private async lock(reviewer: PersonActor, reviewId: string): Promise<void> {
    const summary = 'Concrete and honest work. The dates and the counts make it easy to follow.';
    await this.get(LockReview).run({ actor: reviewer, reviewId, summary });
  }

  private async giveFeedback(word: Word): Promise<void> {
    await this.get(GiveFeedback).run({
      actor: this.candidate(word),
      enrollmentId: this.enrollments.get(word)!,
      rigor: 4,
      clarity: 5,
      text: 'The outcomes say what counts.',
    });
  }

  private candidate(word: Word): PersonActor {
    return actorOf(this.accounts.find(({ email }) => email === addressOf(word))!);
  }

  private get<Thing>(operation: new (...args: never[]) => Thing): Thing;
  private get<Thing>(operation: abstract new (...args: never[]) => Thing): Thing;
  private get<Thing>(operation: new (...args: never[]) => Thing): Thing {
    return this.app.get(operation, { strict: false });
  }
}

function actorOf({ id, roles }: DemoAccount): PersonActor {
  return { kind: 'person', id, roles };
}
