import { Injectable } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { endedWith, Traces } from './traces.js';

/** More would be cut by most collectors. */
const longest = 2000;

/** A span for each statement that work in a span sends to the database: its text, never its values. */
@Injectable()
export class StatementSpans {
  private readonly watched = new WeakSet<PoolClient>();

  constructor(
    dataSource: DataSource,
    private readonly traces: Traces,
  ) {
    if (!traces.collecting) return;
    const { master: pool } = dataSource.driver as unknown as { master: Pool };
    pool.on('acquire', (client) => this.watch(client)); // also those that were there before
  }

  /** TypeORM calls `query` with a text and values, and gets a promise. */
  private watch(client: PoolClient): void {
    if (this.watched.has(client)) return;
    this.watched.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const traced = (...given: unknown[]): unknown => {
      const [text] = given;
      if (typeof text !== 'string' || !this.traces.inside) return query(...given);
      const span = this.traces.begin(/^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'query', {
        kind: SpanKind.CLIENT,
        attributes: { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, longest) },
      });
      const answer = query(...given);
      if (answer instanceof Promise) return endedWith(span, answer);
      span.end();
      return answer;
    };
    client.query = traced as typeof client.query;
  }
}
