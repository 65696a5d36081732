import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Transactor } from '#database';
import { type ConditionState, conditionStates } from '../vocabulary.js';
import { type CheckedPart, type Finding, type SystemCheck, SystemCheckMetadata } from './system-check.decorator.js';

/** A part of Laurel and how it is. */
export interface Condition {
  kind: string;
  name: string;
  state: ConditionState;
  words: string;
  remedy: string | null;
  since: Date;
  link: string | null;
}

type Found = Finding & Pick<CheckedPart, 'kind' | 'name'>;

/** Registered checks, and how every part of Laurel is right now. */
@Injectable()
export class SystemConditions {
  private readonly logger = new Logger('system');
  private recent?: { at: number; findings: Promise<Found[]> };
  private found?: (CheckedPart & { instance: SystemCheck })[];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
  ) {}

  /** Makes every check at once, the worst first. A check that takes too long holds up nobody else. */
  async findings(): Promise<Found[]> {
    const found = await Promise.all(this.checks.map((check) => make(check)));
    const badness = ({ state }: Found): number => conditionStates.indexOf(state);
    return found.sort((one, other) => badness(other) - badness(one) || (one.name < other.name ? -1 : 1));
  }

  /** The findings, at most five seconds old. */
  recentFindings(): Promise<Found[]> {
    if (this.recent === undefined || performance.now() - this.recent.at > freshMs) return this.freshFindings();
    return this.recent.findings;
  }

  private freshFindings(): Promise<Found[]> {
    this.recent = { at: performance.now(), findings: this.findings() };
    return this.recent.findings;
  }

  /** How every part is and since when, the worst first. Remembers and logs each change of a state. */
  async look(): Promise<Condition[]> {
    const found = await this.freshFindings();
    const since = await this.remember(found);
    return found.map(({ remedy = null, link = null, ...part }) => ({
      ...part,
      remedy,
      link,
      since: part.since ?? since.get(part.kind)!,
    }));
  }

  private get checks(): (CheckedPart & { instance: SystemCheck })[] {
    this.found ??= this.discovery.getProviders({ metadataKey: SystemCheckMetadata.KEY }).map((wrapper) => ({
      ...this.discovery.getMetadataByDecorator(SystemCheckMetadata, wrapper)!,
      instance: wrapper.instance as SystemCheck,
    }));
    const twice = this.found.find(({ kind }, place, all) => all.findIndex((other) => other.kind === kind) !== place);
    if (twice !== undefined) throw new Error(`Two checks have the kind ${twice.kind}. Give one of them another kind.`);
    return this.found;
  }

  /** Since when each part has been in its state, by the database's clock. */
  private async remember(found: readonly Found[]): Promise<Map<string, Date>> {
    const known = await this.dataSource.query<{ kind: string; finding: ConditionState; since: Date }[]>(
      'SELECT kind, finding, since FROM system_condition',
    );
    const since = new Map(known.map((row) => [row.kind, row.since]));
    const changed = found.filter(({ kind, state }) => known.find((row) => row.kind === kind)?.finding !== state);
    if (changed.length === 0) return since;
    const rows = await this.transactor.run((tx) =>
      tx.query<{ kind: string; since: Date }[]>(
        `INSERT INTO system_condition (kind, finding, since)
         SELECT kind, finding, clock_timestamp() FROM unnest($1::text[], $2::text[]) AS part (kind, finding) ORDER BY kind
         ON CONFLICT (kind) DO UPDATE SET finding = excluded.finding,
           since = CASE WHEN system_condition.finding = excluded.finding THEN system_condition.since ELSE excluded.since END
         RETURNING kind, since`,
        [changed.map(({ kind }) => kind), changed.map(({ state }) => state)],
      ),
    );
    for (const { kind, state, words } of changed) this.tell(kind, state, words, since.has(kind));
    for (const row of rows) since.set(row.kind, row.since);
    return since;
  }

  private tell(kind: string, state: ConditionState, words: string, wasKnown: boolean): void {
    if (state !== 'ok') this.logger.warn(`${kind} is ${state}: ${words}`);
    else if (wasKnown) this.logger.log(`${kind} is all right again: ${words}`);
  }
}

const usualPatienceMs = 2000;
const freshMs = 5000;

async function make({
  kind,
  name,
  withinMs = usualPatienceMs,
  instance,
}: CheckedPart & { instance: SystemCheck }): Promise<Found> {
  const answered = new AbortController();
  const late = pause(withinMs, null, { signal: answered.signal, ref: false }).catch(() => null);
  try {
    const finding = await Promise.race([instance.check(), late]);
    if (finding !== null) return { kind, name, ...finding };
    const seconds = (withinMs / 1000).toLocaleString('en-US');
    return { kind, name, state: 'failing', words: `Did not answer within ${seconds} seconds.` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind, name, state: 'failing', words: `Could not be checked: ${reason}` };
  } finally {
    answered.abort();
  }
}
