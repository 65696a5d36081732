import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Decision } from '../decision.entity.js';

/** The decision on a submission, released or not. An unreleased one stays secret (rule 14). */
@Injectable()
export class DecisionOfSubmission {
  /** Null when the submission has none yet. */
  find(manager: EntityManager, submissionId: string): Promise<Decision | null> {
    return manager.findOneBy(Decision, { submissionId });
  }
}
