import { Injectable } from '@nestjs/common';
import { type Locked, lockRow, type Tx } from '#database';
import type { KnownParts, SentParts } from './framework/framework-parts.policy.js';
import { Competency, Domain, DomainFunction, Framework, Level } from './framework.entity.js';

/** Writes frameworks. The caller has checked that nothing refers to what it removes. */
@Injectable()
export class FrameworkRepository {
  /** Locks a program's framework until the transaction ends. @throws DomainError `framework.not-found` */
  lock(tx: Tx, where: { programId: string; id: string }): Promise<Locked<Framework>> {
    return lockRow(tx, Framework, where, 'framework');
  }

  /** The parts, each with its identifier. A new part gets one, which never changes. */
  async identified(tx: Tx, { name, levels, domains }: SentParts): Promise<KnownParts> {
    // A random one, as PostgreSQL makes it: CASE allows no UUIDv7 in links.
    const made = async (): Promise<string> =>
      (await tx.query<[{ id: string }]>('SELECT gen_random_uuid()::text AS id'))[0].id;
    const known = async <Part extends { identifier?: string }>(parts: Part[]) => {
      const all: (Part & { identifier: string })[] = [];
      for (const part of parts) all.push({ ...part, identifier: part.identifier ?? (await made()) });
      return all;
    };
    const withFunctions = [];
    for (const domain of await known(domains))
      withFunctions.push({ ...domain, functions: await known(domain.functions) });
    return { name, levels: await known(levels), domains: withFunctions };
  }

  /** Gives a framework its next revision after any change in it. */
  async touch(tx: Tx, { id }: Pick<Framework, 'id'>): Promise<void> {
    await tx.increment(Framework, { id }, 'revision', 1);
  }

  /** Replaces the levels. Equal rows are not written. */
  async putLevels(tx: Tx, frameworkId: string, levels: KnownParts['levels']): Promise<void> {
    const kept = new Set(levels.map(({ identifier }) => identifier));
    for (const { code, identifier } of await tx.findBy(Level, { frameworkId }))
      if (!kept.has(identifier)) await tx.delete(Level, { frameworkId, code });
    const rows = levels.map((level, index) => ({ ...level, frameworkId, position: index + 1 }));
    await this.bring(tx, Level, rows, ['frameworkId', 'code']);
  }

  /** Writes the domains and functions, before competencies are moved to them. */
  async putDomains(tx: Tx, frameworkId: string, domains: KnownParts['domains']): Promise<void> {
    const rows = domains.map(({ identifier, code, name }, index) => ({
      identifier,
      code,
      name,
      frameworkId,
      position: index + 1,
    }));
    await this.bring(tx, Domain, rows, ['frameworkId', 'code']);
    const wanted = domains.flatMap((domain) =>
      domain.functions.map(({ identifier, name }, index) => ({
        identifier,
        name,
        frameworkId,
        domainCode: domain.code,
        position: index + 1,
      })),
    );
    const byIdentifier = new Map(wanted.map((row) => [row.identifier, row]));
    for (const row of await tx.findBy(DomainFunction, { frameworkId })) {
      const next = byIdentifier.get(row.identifier);
      // A name that another function takes over has to be free first.
      if (next === undefined || next.name !== row.name || next.domainCode !== row.domainCode)
        await tx.update(DomainFunction, keyOf(row), { name: `${row.name} (${row.identifier})` });
    }
    for (const row of await tx.findBy(DomainFunction, { frameworkId })) {
      const next = byIdentifier.get(row.identifier);
      if (next === undefined) continue;
      const { domainCode, name, position } = next;
      if (domainCode !== row.domainCode || name !== row.name || position !== row.position)
        await tx.update(DomainFunction, keyOf(row), { domainCode, name, position });
      byIdentifier.delete(row.identifier);
    }
    await insertMany(tx, DomainFunction, [...byIdentifier.values()]);
  }

  /** Removes the domains and functions that are not in the list. No competency is in them any more. */
  async dropDomains(tx: Tx, frameworkId: string, domains: KnownParts['domains']): Promise<void> {
    const kept = new Set(domains.flatMap((domain) => domain.functions.map(({ identifier }) => identifier)));
    for (const row of await tx.findBy(DomainFunction, { frameworkId }))
      if (!kept.has(row.identifier)) await tx.delete(DomainFunction, keyOf(row));
    const codes = new Set(domains.map(({ code }) => code));
    for (const { code } of await tx.findBy(Domain, { frameworkId }))
      if (!codes.has(code)) await tx.delete(Domain, { frameworkId, code });
  }

  /** Inserts or updates competencies by their numbers. Equal rows are not written. */
  async putCompetencies(
    tx: Tx,
    frameworkId: string,
    competencies: Omit<Competency, 'frameworkId' | 'changedAt' | 'revision'>[],
  ): Promise<void> {
    await this.bring(
      tx,
      Competency,
      competencies.map((competency) => ({ ...competency, frameworkId })),
      ['frameworkId', 'number'],
    );
  }

  private async bring(
    tx: Tx,
    table: typeof Level | typeof Domain | typeof Competency,
    rows: object[],
    conflictPaths: string[],
  ): Promise<void> {
    for (let at = 0; at < rows.length; at += atOnce)
      await tx.upsert<object>(table, rows.slice(at, at + atOnce) as never, {
        conflictPaths,
        skipUpdateIfNoValuesChanged: true,
      });
  }
}

/** How many rows one statement writes. PostgreSQL takes at most 65,535 values. */
const atOnce = 1000;

async function insertMany(tx: Tx, table: typeof DomainFunction, rows: object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += atOnce) await tx.insert(table, rows.slice(at, at + atOnce) as never);
}

const keyOf = ({ frameworkId, domainCode, name }: DomainFunction) => ({ frameworkId, domainCode, name });
