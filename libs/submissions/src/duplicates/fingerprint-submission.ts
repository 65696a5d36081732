import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { teamKindsOf } from '#catalog';
import { lockRow, Transactor } from '#database';
import { TeamRepository } from '#pilots';
import { type OwnSubmission, OwnSubmissions } from '../own-submissions.js';
import { Submission } from '../submission.entity.js';
import { comparedTextAt, comparedTextsOf, pageAt, placeOfFile, type PlacedText } from './compared-texts.js';
import { DuplicateRepository, type FoundDuplicate, pairOf } from './duplicate.repository.js';
import { FingerprintRepository, type MatchingText, type PlaceElsewhere } from './fingerprint.repository.js';
import { promptsIn, sampleOf, type Shingles, shinglesOf } from './shingles.policy.js';
import { firstShared, similarityOf } from './similarity.policy.js';

/** A text of the submission, and what it is compared by. */
interface Fingerprinted extends PlacedText {
  shingles: Shingles;
  sample: bigint[];
}

/**
 * Looks for the same files and for much of the same text in the sealed work of all other enrollments, also those of the
 * same person, and keeps both places for administrators (rule 42). Attempts of one enrollment share their texts on
 * purpose and are not compared. Another run, such as after a recall and a new seal, replaces what was found. A draft is
 * not compared.
 * @returns how many pairs of places have something in common.
 */
@Injectable()
export class FingerprintSubmission {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly teams: TeamRepository,
    private readonly fingerprints: FingerprintRepository,
    private readonly duplicates: DuplicateRepository,
  ) {}

  async run({ submissionId }: { submissionId: string }): Promise<number> {
    const { manager } = this.dataSource;
    const { submission, version } = await this.own.behind(manager, submissionId);
    if (submission.state === 'draft') return 0;
    const isShared = await this.sharedIn(manager, submission, version);
    const prints = await this.read(submissionId, promptsIn(version.content));
    // Committed before the comparison: of two submissions that are sealed at once, the later run sees the other.
    await this.transactor.run(async (tx) => {
      await lockRow(tx, Submission, { id: submissionId }, 'submission');
      await this.fingerprints.replace(
        tx,
        submissionId,
        prints.filter(({ sample }) => sample.length > 0),
      );
    });
    const found = await this.compare(submission, prints, isShared);
    await this.transactor.run(async (tx) => {
      const { state } = await lockRow(tx, Submission, { id: submissionId }, 'submission');
      if (state !== 'draft') await this.duplicates.replace(tx, submissionId, found);
    });
    return found.length;
  }

  private async read(submissionId: string, prompts: readonly string[]): Promise<Fingerprinted[]> {
    const prints: Fingerprinted[] = [];
    for (const placed of await comparedTextsOf(this.dataSource.manager, submissionId)) {
      // Other jobs get their turn between the texts.
      await setImmediate();
      const shingles = shinglesOf(placed.text, prompts);
      prints.push({ ...placed, shingles, sample: sampleOf(shingles) });
    }
    return prints;
  }

  /** What members of a team submit together is the same in all of their work (rule 48). */
  private async sharedIn(
    manager: EntityManager,
    { enrollmentId }: Submission,
    { content }: OwnSubmission['version'],
  ): Promise<(mine: string, theirs: PlaceElsewhere) => boolean> {
    const team = await this.teams.ofEnrollment(manager, enrollmentId);
    const members = team === null ? [] : await this.teams.members(manager, team.id);
    const mates = new Set(members.map(({ id }) => id));
    const shared = new Set(teamKindsOf(content));
    return (mine, theirs) => mates.has(theirs.enrollmentId) && shared.has(mine) && shared.has(theirs.artifact);
  }

  private async compare(
    submission: Submission,
    prints: readonly Fingerprinted[],
    isShared: (mine: string, theirs: PlaceElsewhere) => boolean,
  ): Promise<FoundDuplicate[]> {
    const { manager } = this.dataSource;
    const found = new Map<string, FoundDuplicate>();
    const counts = new Map<string, number>();
    const keep = (pair: string, duplicate: FoundDuplicate) => {
      const { place } = duplicate.places[0];
      found.set(pair, duplicate);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    };
    const isFull = ({ place }: { place: string }) => (counts.get(place) ?? 0) >= mostPairs;
    for (const { mine, theirs } of await this.fingerprints.sameFiles(manager, submission)) {
      if (isShared(mine.kind, theirs)) continue;
      const places = [
        { submissionId: submission.id, enrollmentId: submission.enrollmentId, ...placeOfFile(mine), ...untold },
        { ...theirs, ...untold },
      ] as const;
      if (!isFull(places[0])) keep(pairOf(places), { kind: 'same-file', places, words: 0, percent: 100 });
    }
    for (const print of prints) {
      for (const theirs of await this.fingerprints.matching(manager, submission, print.sample)) {
        if (isShared(print.artifact, theirs)) continue;
        const own = { written: print.fileId === null, sampled: print.sample.length };
        const similarity = similarityOf(
          own,
          { written: theirs.fileId === null, sampled: theirs.sampled },
          theirs.shared,
        );
        if (similarity === null) continue;
        const pair = pairOf([{ ...print, enrollmentId: submission.enrollmentId }, theirs]);
        // The attempt that shares most comes first, and the same file says more than the same text.
        if (found.has(pair)) continue;
        if (isFull(print)) break;
        keep(pair, { kind: 'same-text', places: await this.placesOf(submission, print, theirs), ...similarity });
      }
    }
    return [...found.values()];
  }

  /** Both places with what they share first. */
  private async placesOf(
    { id: submissionId, enrollmentId }: Submission,
    { shingles, ...mine }: Fingerprinted,
    theirs: MatchingText,
  ): Promise<FoundDuplicate['places']> {
    const { manager } = this.dataSource;
    const there = await comparedTextAt(manager, theirs.submissionId, theirs);
    const shared =
      there && firstShared({ text: mine.text, shingles }, { text: there.text, shingles: shinglesOf(there.text, []) });
    const { place, artifact, fileId } = mine;
    return [
      {
        ...{ submissionId, enrollmentId, place, artifact, fileId },
        ...(shared ? { page: pageAt(mine, shared.one.at), excerpt: shared.one.text } : untold),
      },
      {
        ...theirs,
        ...(shared ? { page: pageAt(there, shared.other.at), excerpt: shared.other.text } : untold),
      },
    ];
  }
}

/**
 * The most pairs that are kept for one place, those with most in common. What more candidates have is a form or a template;
 * a row for each of them would hide everything else.
 */
const mostPairs = 20;

/** A place from which no words are shown. */
const untold = { page: null, excerpt: '' };
