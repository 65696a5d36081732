import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Transactor, type Tx } from '#database';
import { Ids } from '#kernel';
import { startingContent } from '../authoring/starting-content.js';
import { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';
import type { VersionContent } from '../version-content.document.js';
import { Version } from '../version.entity.js';
import { VersionRepository } from '../version.repository.js';
import { type CatalogSeed, readCatalogSeed } from './catalog-seed.js';

export interface ImportResult {
  /** Codes of the micro-credentials that got their first version. */
  versionsMade: string[];
}

/**
 * Updates the framework, the stacks and the micro-credentials to match the seed. A micro-credential in pilot without a
 * version gets its first, in state pilot and at the assumed level. A second run changes nothing, and two runs at once
 * take turns. Existing versions never change.
 */
@Injectable()
export class ImportCatalog {
  constructor(
    private readonly transactor: Transactor,
    private readonly versions: VersionRepository,
    private readonly ids: Ids,
  ) {}

  run({ seed = readCatalogSeed() }: { seed?: CatalogSeed } = {}): Promise<ImportResult> {
    return this.transactor.run(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('catalog.import'))`);
      await importFramework(tx, seed.framework);
      const microCredentials = await this.importMicroCredentials(tx, seed);
      return { versionsMade: await this.importFirstVersions(tx, seed, microCredentials) };
    });
  }

  private async importMicroCredentials(
    tx: Tx,
    { framework, microCredentials }: CatalogSeed,
  ): Promise<MicroCredential[]> {
    const stacks = framework.domains.map(({ code, stack }, index) => ({ code, position: index + 1, name: stack }));
    await bring(tx, Stack, stacks, ['code']);

    const stackCodeOf = (name: string, microCredential: string): string => {
      const stack = stacks.find((candidate) => candidate.name === name);
      if (stack === undefined) throw new Error(`The seed has no stack "${name}", which ${microCredential} names.`);
      return stack.code;
    };
    const existing = new Map((await tx.find(MicroCredential)).map(({ code, id }) => [code, id]));
    const rows = microCredentials.map(({ code, stack, title, source }, index) => ({
      id: existing.get(code) ?? this.ids.next(),
      code,
      stackCode: stackCodeOf(stack, code),
      position: index + 1,
      title,
      workingTitle: source === 'derived',
    }));
    await bring(tx, MicroCredential, rows, ['id']);
    return tx.find(MicroCredential, { order: { position: 'ASC' } });
  }

  private async importFirstVersions(tx: Tx, seed: CatalogSeed, microCredentials: MicroCredential[]): Promise<string[]> {
    const made: string[] = [];
    for (const { code, outcomes } of seed.microCredentials.filter(({ status }) => status === 'pilot')) {
      const microCredential = microCredentials.find((candidate) => candidate.code === code)!;
      if (await tx.existsBy(Version, { microCredentialId: microCredential.id })) continue;
      const content = { ...startingContent(seed.assumedLevel), outcomes: outcomesOf(outcomes) };
      const draft = await this.versions.insertDraft(tx, microCredential, {
        content,
        levelAssumed: true,
        actorId: null,
      });
      await this.versions.change(tx, draft.id, { command: 'pilot', actorId: null });
      made.push(code);
    }
    return made;
  }
}

async function importFramework(
  tx: Tx,
  { code: frameworkCode, name, levels, domains, competencies }: CatalogSeed['framework'],
): Promise<void> {
  await bring(tx, Framework, [{ code: frameworkCode, name }], ['code']);
  await bring(
    tx,
    Level,
    levels.map((level, index) => ({ ...level, frameworkCode, position: index + 1 })),
    ['code'],
  );
  await bring(
    tx,
    Domain,
    domains.map((domain, index) => ({ code: domain.code, name: domain.name, frameworkCode, position: index + 1 })),
    ['code'],
  );
  const functions = domains.flatMap((domain) =>
    domain.functions.map((functionName, index) => ({
      domainCode: domain.code,
      name: functionName,
      position: index + 1,
    })),
  );
  await bring(tx, DomainFunction, functions, ['domainCode', 'name']);
  const rows = competencies.map(({ domain, function: functionName, levels: descriptors, ...competency }) => ({
    ...competency,
    domainCode: domain,
    functionName,
    descriptors,
  }));
  await bring(tx, Competency, rows, ['number']);
}

/** Inserts missing rows and updates rows that differ. Equal rows are not written. */
async function bring<Row extends ObjectLiteral>(
  tx: Tx,
  table: EntityTarget<Row>,
  rows: object[],
  conflictPaths: string[],
): Promise<void> {
  await tx.upsert(table, rows as never, { conflictPaths, skipUpdateIfNoValuesChanged: true });
}

/** Outcomes with a known statement and nothing else. */
function outcomesOf(statements: string[]): VersionContent['outcomes'] {
  return statements.map((statement, index) => ({
    id: `o${index + 1}`,
    number: index + 1,
    statement,
    details: [],
    competencies: [],
  }));
}
