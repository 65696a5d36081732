import { Injectable } from '@nestjs/common';
import type { EventRecord } from '#database';
import { Enrollment } from '#pilots';
import { Submission } from '#submissions';
import { DataSource } from 'typeorm';
import { type Composer, optionalTextOf, textOf } from './correspondence.js';
import { Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';

/** Receipts to candidates, offers to reviewers, and that a result is ready. None says whose work it is, or what came of it. */
@Injectable()
export class LettersAboutSubmissions {
  readonly composers = {
    'submission.sealed': async (event) => {
      const { personId, reader, work, attempt } = await this.factsOf(event.subjectId);
      const manifestSha256 = optionalTextOf(event, 'manifestSha256');
      return {
        personId,
        letter: this.letters.submissionReceived(reader, {
          ...work,
          attempt,
          sealedAt: event.occurredAt,
          manifestSha256,
        }),
      };
    },
    'submission.returned': async (event) => {
      const { personId, reader, work } = await this.factsOf(event.subjectId);
      return {
        personId,
        letter: this.letters.submissionReturned(reader, { ...work, reason: optionalTextOf(event, 'reason') }),
      };
    },
    'decision.released': async (event) => {
      const { personId, reader, work } = await this.factsOf(textOf(event, 'submissionId'));
      return { personId, letter: this.letters.resultReady(reader, work) };
    },
    'review.offered': (event) => this.offer(event),
  } satisfies Record<string, Composer>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFacts,
    private readonly letters: Letters,
  ) {}

  private async offer(event: EventRecord): ReturnType<Composer> {
    const personId = textOf(event, 'reviewerId');
    const { versionId } = await this.enrollmentOf(textOf(event, 'submissionId'));
    const [reader, credential] = await Promise.all([this.facts.reader(personId), this.facts.credential(versionId)]);
    const respondBy = optionalTextOf(event, 'leaseUntil');
    return {
      personId,
      letter: this.letters.reviewOffered(reader, {
        credential,
        respondBy: respondBy === null ? null : new Date(respondBy),
      }),
    };
  }

  private async factsOf(submissionId: string) {
    const { attempt, ...enrollment } = await this.enrollmentOf(submissionId);
    const { personId, zone } = enrollment;
    const [reader, work] = await Promise.all([this.facts.reader(personId, zone), this.facts.work(enrollment)]);
    return { personId, reader, work, attempt };
  }

  private async enrollmentOf(submissionId: string): Promise<Enrollment & { attempt: number }> {
    const { enrollmentId, attempt } = await this.dataSource.manager.findOneByOrFail(Submission, { id: submissionId });
    return { ...(await this.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId })), attempt };
  }
}
