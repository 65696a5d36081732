import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { PersonActor } from '#identity';
import { GiveFeedback, RegisterForPilot, StartWork } from '#pilots';
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
import type { Cast } from './cast.js';
import { pagesOfPaper, paperOn } from './paper.js';
import type { Word } from './stages.js';
import { textOn } from './texts.js';
import type { Topic } from './topics.js';

const minutesForFiles = 5;

/** What the candidates of the demo do, from registering to submitting. */
export class CandidatesAtWork {
  constructor(private readonly cast: Cast) {}

  async register(word: Word, pilotId: string, versionId: string): Promise<void> {
    const actor = this.cast.candidate(word);
    const { id } = await this.cast.get(RegisterForPilot).run({
      actor,
      personId: actor.id,
      pilotId,
      versionId,
      acknowledgesWorkload: false,
    });
    this.cast.enrollments.set(word, id);
  }

  async begin(word: Word): Promise<void> {
    const [actor, enrollmentId] = [this.cast.candidate(word), this.cast.enrollments.get(word)!];
    await this.cast.get(StartWork).run({ actor, enrollmentId });
    const { id } = await this.cast.get(BeginSubmission).run({ actor, enrollmentId });
    this.cast.submissions.set(word, id);
  }

  /** Starts the first text. The person who tries the demo writes the rest. */
  async startWriting(word: Word, topic: Topic, words: number): Promise<void> {
    const [actor, submissionId] = [this.cast.candidate(word), this.cast.submissions.get(word)!];
    const { artifacts } = await this.cast.get(SubmissionQueries).forCandidate(actor, submissionId);
    const { kind } = artifacts.find(({ text }) => text !== null)!;
    const text = textOn(topic, { words, start: word === 'Nine' ? 60 : 0 });
    await this.cast.get(SaveText).run({ actor, submissionId, kind, text, revision: 0 });
  }

  /** Everything that a submission needs. */
  async write(word: Word, topic: Topic): Promise<void> {
    const [actor, submissionId] = [this.cast.candidate(word), this.cast.submissions.get(word)!];
    const { artifacts, scope } = await this.cast.get(SubmissionQueries).forCandidate(actor, submissionId);
    let fileId: string | null = null;
    for (const [index, { kind, text, files }] of artifacts.entries()) {
      if (text !== null) {
        const written = textOn(topic, { words: Math.max(text.wordMinimum + 20, 180), start: index * 90 });
        await this.cast.get(SaveText).run({ actor, submissionId, kind, text: written, revision: text.revision });
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
      await this.cast.get(LinkEvidence).run({ actor, submissionId, evidence });
    }
    const { text } = await this.cast.get(AttestationQueries).forCandidate(actor, submissionId);
    const answers = { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' } as const;
    await this.cast.get(Attest).run({ actor, submissionId, textVersion: text.version, answers });
  }

  private async upload(
    actor: PersonActor,
    submissionId: string,
    kind: Parameters<AddFile['run']>[0]['kind'],
    topic: Topic,
  ): Promise<string> {
    const content = await paperOn(topic);
    const { id } = await this.cast.get(AddFile).run({
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
  async seal(word: Word, signal: AbortSignal): Promise<void> {
    const [actor, submissionId] = [this.cast.candidate(word), this.cast.submissions.get(word)!];
    for (let tries = minutesForFiles * 60 * 4; ; tries -= 1) {
      const { missingParts } = await this.cast.get(SubmissionQueries).forCandidate(actor, submissionId);
      if (missingParts.length === 0) break;
      if (tries === 0) throw new Error(`A submission lacks: ${missingParts.map(({ say }) => say).join(' ')}`);
      await pause(250, undefined, { signal });
    }
    await this.cast.get(SealSubmission).run({ actor, submissionId });
  }

  async giveFeedback(word: Word): Promise<void> {
    await this.cast.get(GiveFeedback).run({
      actor: this.cast.candidate(word),
      enrollmentId: this.cast.enrollments.get(word)!,
      rigor: 4,
      clarity: 5,
      text: 'The outcomes say what counts.',
    });
  }
}
