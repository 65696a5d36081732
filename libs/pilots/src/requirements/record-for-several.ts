import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RequirementResult } from '#contracts';
import { DomainError } from '#kernel';
import type { Viewer } from '../enrollment-access.policy.js';
import type { RequirementKind } from '../vocabulary.js';
import { RecordRequirement } from './record-requirement.js';

/**
 * Records requirements of several enrollments with one note, each by the rules for one. A refusal of one does not stop
 * the others.
 */
@Injectable()
export class RecordForSeveral {
  constructor(private readonly record: RecordRequirement) {}

  async run({
    actor,
    records,
    note,
  }: {
    actor: Viewer;
    records: readonly { enrollmentId: string; kind: RequirementKind }[];
    note: string;
  }): Promise<z.input<typeof RequirementResult>[]> {
    const results: z.input<typeof RequirementResult>[] = [];
    for (const { enrollmentId, kind } of records) {
      let refusal: string | null = null;
      try {
        await this.record.run({ actor, enrollmentId, kind, note });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refusal = error.message;
      }
      results.push({ enrollmentId, kind, refusal });
    }
    return results;
  }
}
