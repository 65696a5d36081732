import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Transactor, type Tx } from '#database';
import { Ids } from '#kernel';
import { ProgramRepository } from '#programs';
import { startingContent } from '../authoring/starting-content.js';
import { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';
import type { VersionContent } from '../version-content.document.js';
import { Version } from '../version.entity.js';
import { VersionRepository } from '../version.repository.js';
import { type CatalogSeed, readCatalogSeed } from './catalog-seed.js';

export interface ImportResult {
  programId: string;
  /** Codes of the micro-credentials that got their first version. */
  versionsMade: string[];
}

/**
 * Updates the framework, the stacks and the micro-credentials of the seed's program to match the seed. A micro-credential in pilot without a
 * version gets its first, in state pilot and at the assumed level. A second run changes nothing, and two runs at once
 * take turns. Existing versions never change.
 */
@Injectable()
export class ImportCatalog {
  constructor(
    private readonly transactor: Transactor,
    private readonly programs: ProgramRepository,
    private readonly versions: VersionRepository,
    private readonly ids: Ids,
  ) {}

  run({ seed = readCatalogSeed() }: { seed?: CatalogSeed } = {}): Promise<ImportResult> {
    return this.transactor.run(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('catalog.import'))`);
      const { id: programId } = await this.programs.withCode(tx, seed.program);
      const frameworkId = await this.importFramework(tx, programId, seed.framework);
      const stacks = await this.importStacks(tx, { programId, frameworkId }, seed.framework);
      const microCredentials = await this.importMicroCredentials(tx, programId, stacks, seed);
      return { programId, versionsMade: await this.importFirstVersions(tx, seed, microCredentials) };
    });
  }

  private async importFramework(
    tx: Tx,
    programId: string,
    { code, name, levels, domains, competencies }: CatalogSeed['framework'],
  ): Promise<string> {
    const known = await tx.findOneBy(Framework, { programId, code });
    const frameworkId = known?.id ?? this.ids.next();
    const badgeKey = known?.badgeKey ?? (await this.freeKey(tx, Framework, `whole:${code}`, frameworkId));
    await bring(tx, Framework, [{ id: frameworkId, programId, code, name, badgeKey }], ['id']);
    await importParts(tx, frameworkId, { levels, domains, competencies });
    return frameworkId;
  }

  private async importStacks(
    tx: Tx,
    { programId, frameworkId }: { programId: string; frameworkId: string },
    { domains }: CatalogSeed['framework'],
  ): Promise<Stack[]> {
    const known = await tx.findBy(Stack, { programId });
    const rows: Stack[] = [];
    for (const [index, { code, stack: name }] of domains.entries()) {
      const stack = known.find((candidate) => candidate.code === code);
      const id = stack?.id ?? this.ids.next();
      const badgeKey = stack?.badgeKey ?? (await this.freeKey(tx, Stack, `stack:${code}`, id));
      rows.push({ id, programId, frameworkId, code, position: index + 1, name, badgeKey });
    }
    await bring(tx, Stack, rows, ['id']);
    return rows;
  }

  /** The key that people can read, unless another program has it. */
  private async freeKey(tx: Tx, table: typeof Framework | typeof Stack, badgeKey: string, id: string): Promise<string> {
    return (await tx.existsBy<Framework | Stack>(table, { badgeKey })) ? `${badgeKey}:${id}` : badgeKey;
  }

  private async importMicroCredentials(
    tx: Tx,
    programId: string,
    stacks: readonly Stack[],
    { microCredentials }: CatalogSeed,
  ): Promise<MicroCredential[]> {
    const stackIdOf = (name: string, microCredential: string): string => {
      const stack = stacks.find((candidate) => candidate.name === name);
      if (stack === undefined) throw new Error(`The seed has no stack "${name}", which ${microCredential} names.`);
      return stack.id;
    };
    const existing = new Map((await tx.findBy(MicroCredential, { programId })).map(({ code, id }) => [code, id]));
    const rows = microCredentials.map(({ code, stack, title, source }, index) => ({
      id: existing.get(code) ?? this.ids.next(),
      programId,
      code,
      stackId: stackIdOf(stack, code),
      position: index + 1,
      title,
      workingTitle: source === 'derived',
    }));
    await bring(tx, MicroCredential, rows, ['id']);
    return tx.find(MicroCredential, { where: { programId }, order: { position: 'ASC' } });
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

async function importParts(
  tx: Tx,
  frameworkId: string,
  { levels, domains, competencies }: Pick<CatalogSeed['framework'], 'levels' | 'domains' | 'competencies'>,
): Promise<void> {
  await bring(
    tx,
    Level,
    levels.map((level, index) => ({ ...level, frameworkId, position: index + 1 })),
    ['frameworkId', 'code'],
  );
  await bring(
    tx,
    Domain,
    domains.map(({ code, name }, index) => ({ frameworkId, code, name, position: index + 1 })),
    ['frameworkId', 'code'],
  );
  const functions = domains.flatMap((domain) =>
    domain.functions.map((name, index) => ({ frameworkId, domainCode: domain.code, name, position: index + 1 })),
  );
  await bring(tx, DomainFunction, functions, ['frameworkId', 'domainCode', 'name']);
  const rows = competencies.map(({ domain, function: functionName, levels: descriptors, ...competency }) => ({
    ...competency,
    frameworkId,
    domainCode: domain,
    functionName,
    descriptors,
  }));
  await bring(tx, Competency, rows, ['frameworkId', 'number']);
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
