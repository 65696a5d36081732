import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DatabaseProbe } from '#database';
import { SystemConditions } from '../conditions/system-conditions.js';
import { type Dependency, dependencies } from '../vocabulary.js';

/** How long everything else may take to answer before the last known answer counts. */
const answersWithinMs = 900;

/** Whether this process can serve requests, and what else is out of order. It answers within a second. */
@Injectable()
export class Readiness {
  private lastKnown: Dependency[] = [];

  constructor(
    private readonly database: DatabaseProbe,
    private readonly conditions: SystemConditions,
  ) {}

  /** What is out of order while requests can be served, or null when they cannot, because the database does not answer. */
  async degraded(): Promise<Dependency[] | null> {
    const [answers] = await Promise.all([this.database.answers(), this.look()]);
    return answers ? this.lastKnown : null;
  }

  private async look(): Promise<void> {
    const late = new AbortController();
    const tooLate = pause(answersWithinMs, null, { signal: late.signal, ref: false }).catch(() => null);
    const found = await Promise.race([this.conditions.recentFindings(), tooLate]).finally(() => late.abort());
    if (found === null) return;
    const wrong = new Set(found.filter(({ state }) => state !== 'ok').map(({ kind }) => kind));
    this.lastKnown = dependencies.filter((dependency) => wrong.has(dependency));
  }
}
