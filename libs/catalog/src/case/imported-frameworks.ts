import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '#database';
import { DomainError, type FieldError, Ids } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { Competency, Domain, Framework, Level } from '../framework.entity.js';
import { FrameworkReferences } from '../framework-references.js';
import { FrameworkRepository } from '../framework.repository.js';
import { type CasePackageObject, onOneLine, identifierKey } from './case-package.document.js';
import { type Projection, projectionOf } from './package-projection.policy.js';

/** Writes the frameworks that show imported packages. */
@Injectable()
export class ImportedFrameworks {
  constructor(
    private readonly catalog: CatalogRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly references: FrameworkReferences,
    private readonly ids: Ids,
  ) {}

  /** Makes other changes of the program's catalog wait until the transaction ends. */
  begin(tx: Tx, programId: string): Promise<void> {
    return this.catalog.lockAll(tx, programId);
  }

  /** What our tables will show of a package. Known parts keep their numbers and codes. */
  async projected(tx: Tx, programId: string, frameworkId: string | null, pkg: CasePackageObject): Promise<Projection> {
    const own = frameworkId === null ? [] : await tx.findBy(Competency, { frameworkId });
    const coded = frameworkId === null ? [] : await partsWithCodes(tx, frameworkId);
    return projectionOf(pkg, {
      numbers: new Map(own.map(({ identifier, number }) => [identifier, number])),
      codes: new Map(coded.map(({ identifier, code }) => [identifier, code])),
      taken: new Set(await this.catalog.competencyNumbers(tx, programId)),
    });
  }

  /** Locks the framework of a package. A new package gets a new framework. */
  async of(
    tx: Tx,
    programId: string,
    frameworkId: string | null,
    { CFDocument: { identifier, title } }: CasePackageObject,
  ): Promise<Framework> {
    const id = frameworkId ?? this.ids.next();
    if (frameworkId === null) {
      const code = await freeCode(tx, programId, title);
      await tx.insert(Framework, {
        id,
        programId,
        code,
        name: onOneLine(title),
        badgeKey: `whole:${code}:${id}`,
        identifier: identifierKey(identifier),
        imported: true,
        revision: 0,
      });
    }
    return this.frameworks.lock(tx, { programId, id });
  }

  /** Writes what our tables show of a package. If the package has no levels, those that authors added stay. */
  async show(tx: Tx, { id }: Framework, title: string, projection: Projection): Promise<void> {
    const { levels, domains, competencies } = projection;
    await tx.update(Framework, { id }, { name: onOneLine(title) });
    await this.frameworks.touch(tx, { id });
    if (levels.length > 0) await this.frameworks.putLevels(tx, id, levels);
    await this.frameworks.putDomains(tx, id, domains);
    const kept = new Set(competencies.map(({ identifier }) => identifier));
    const gone = (await tx.findBy(Competency, { frameworkId: id })).filter(({ identifier }) => !kept.has(identifier));
    await tx.delete(Competency, { frameworkId: id, number: In(gone.map(({ number }) => number)) });
    await this.frameworks.putCompetencies(
      tx,
      id,
      competencies.map(({ domain, function: functionName, ...rest }) => ({
        ...rest,
        domainCode: domain,
        functionName,
      })),
    );
    await this.frameworks.dropDomains(tx, id, domains);
  }

  /** @throws DomainError `framework.referenced` (409) when something refers to a part that the package no longer has. */
  async refuseReferenced(tx: Tx, programId: string, frameworkId: string, next: Projection): Promise<void> {
    const kept = new Set([...next.levels, ...next.domains, ...next.competencies].map(({ identifier }) => identifier));
    const gone = <Row extends { identifier: string }>(rows: Row[]): Row[] =>
      rows.filter(({ identifier }) => !kept.has(identifier));
    const levels = next.levels.length === 0 ? [] : gone(await tx.findBy(Level, { frameworkId }));
    const domains = gone(await tx.findBy(Domain, { frameworkId }));
    const competencies = gone(await tx.findBy(Competency, { frameworkId }));
    const codesOf = (rows: { code: string }[]): string[] => rows.map(({ code }) => code);
    const numbers = competencies.map(({ number }) => number);
    const errors: FieldError[] = [
      ...(await this.references.toLevels(tx, frameworkId, codesOf(levels))).map(({ key, from }) => ({
        pointer: '/CFRubrics',
        detail: `The package no longer has the level "${key}", but ${from} is at it.`,
      })),
      ...(await this.references.toDomains(tx, frameworkId, codesOf(domains))).map(({ key, from }) => ({
        pointer: '/CFItems',
        detail: `The package no longer has the domain ${key}, but ${from} is about it.`,
      })),
      ...(await this.references.toCompetencies(tx, programId, numbers)).map(({ key, from }) => ({
        pointer: '/CFItems',
        detail: `The package no longer has competency ${key}, but ${from} refers to it.`,
      })),
    ];
    if (errors.length > 0)
      throw new DomainError(
        'conflict',
        'framework.referenced',
        'The package no longer has parts that the catalog refers to. Each is listed. Nothing was imported.',
        { errors },
      );
  }
}

/** The initials of the title. A number follows when another framework has the same code. */
async function freeCode(tx: Tx, programId: string, title: string): Promise<string> {
  const words = onOneLine(title).split(' ');
  const initials = words.flatMap((word) => /[A-Za-z0-9]/.exec(word)?.[0] ?? []).join('');
  const code = initials.slice(0, 10).toUpperCase() || 'FRAMEWORK';
  const taken = new Set((await tx.findBy(Framework, { programId })).map((framework) => framework.code));
  let free = code;
  for (let count = 2; taken.has(free); count++) free = `${code}-${count}`;
  return free;
}

async function partsWithCodes(tx: Tx, frameworkId: string): Promise<{ identifier: string; code: string }[]> {
  return [...(await tx.findBy(Domain, { frameworkId })), ...(await tx.findBy(Level, { frameworkId }))];
}
