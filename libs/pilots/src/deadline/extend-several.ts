import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ExtensionResult } from '#contracts';
import { DomainError, type LocalDay } from '#kernel';
import type { Viewer } from '../enrollment-access.policy.js';
import { ExtendEnrollment } from './extend-enrollment.js';
import { refusalInList } from './extension.policy.js';

/**
 * Extends several enrollments, each to its own new last day, with one reason. A refusal of
 * one, for example because the work was submitted meanwhile, does not stop the others.
 */
@Injectable()
export class ExtendSeveral {
  constructor(private readonly extend: ExtendEnrollment) {}

  async run({
    actor,
    extensions,
    reason,
  }: {
    actor: Viewer;
    extensions: readonly { enrollmentId: string; closesOn: LocalDay }[];
    reason: string;
  }): Promise<z.input<typeof ExtensionResult>[]> {
    const results: z.input<typeof ExtensionResult>[] = [];
    for (const { enrollmentId, closesOn } of extensions) {
      results.push({ enrollmentId, ...(await this.one({ actor, enrollmentId, closesOn, reason })) });
    }
    return results;
  }

  private async one(
    extension: Parameters<ExtendEnrollment['run']>[0],
  ): Promise<Pick<z.input<typeof ExtensionResult>, 'closesAt' | 'refusal'>> {
    try {
      const { closesAt } = await this.extend.run(extension);
      return { closesAt, refusal: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { closesAt: null, refusal: refusalInList(error) };
    }
  }
}
