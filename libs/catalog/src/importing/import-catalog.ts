import { Injectable } from '@nestjs/common';
import { type EntityTarget, MoreThan, type ObjectLiteral } from 'typeorm';
import { Transactor, type Tx } from '#database';
import { Ids } from '#kernel';
import { ProgramRepository } from '#programs';
import { CatalogRepository } from '../catalog.repository.js';
import { Competency, Domain, DomainFunction, Framework, Level } from '../framework.entity.js';
import { MicroCredential, Stack } from '../micro-credential.entity.js';
import { VersionTemplate } from '../version-template.entity.js';
import { Version } from '../version.entity.js';
import { VersionRepository } from '../version.repository.js';
import { type CatalogSeed, readCatalogSeed, type SeededMicroCredential } from './catalog-seed.js';
import { seededContent, seededTemplate } from './seeded-content.js';

export interface ImportResult {
  programId: string;
  /** Codes of the micro-credentials that got their first version. */
  versionsMade: string[];
}

/**
 * Adds what the seed's program does not have yet: rows of the framework, stacks, micro-credentials, and the template of
 * its versions. A micro-credential without a version gets its first, with what is known about it: in pilot, at the
 * assumed level. An example gets a draft instead. One with only a first version gets a draft with all draft words, for
 * the program to confirm. Existing rows never change. Once people have edited the framework, a stack or a
 * micro-credential, none of these is added, because they may have removed what is missing. Two runs at once take turns.
 */
@Injectable()
export class ImportCatalog {
  constructor(
    private readonly transactor: Transactor,
    private readonly programs: ProgramRepository,
    private readonly catalog: CatalogRepository,
    private readonly versions: VersionRepository,
    private readonly ids: Ids,
  ) {}

  run({ seed = readCatalogSeed() }: { seed?: CatalogSeed } = {}): Promise<ImportResult> {
    return this.transactor.run((tx) => this.within(tx, seed));
  }

  /** The same in the caller's transaction. */
  async within(tx: Tx, seed: CatalogSeed): Promise<ImportResult> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('catalog.import'))`);
    const { id: programId } = await this.programs.withCode(tx, seed.program);
    // Starting a draft locks in the same order. Otherwise the two could wait for each other forever.
    await tx.find(MicroCredential, {
      where: { programId },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    await this.catalog.lockAll(tx, programId);
    if (!(await isEditedByHand(tx, programId, seed.framework.code))) {
      const frameworkId = await this.importFramework(tx, programId, seed.framework);
      const stacks = await this.importStacks(tx, { programId, frameworkId }, seed.framework);
      await this.importMicroCredentials(tx, programId, stacks, seed);
    }
    await add(tx, VersionTemplate, [{ programId, content: seededTemplate(seed) }]);
    return { programId, versionsMade: await this.importVersions(tx, programId, seed) };
  }

  private async importFramework(
    tx: Tx,
    programId: string,
    { code, name, levels, domains, competencies }: CatalogSeed['framework'],
  ): Promise<string> {
    const known = await tx.findOneBy(Framework, { programId, code });
    const frameworkId = known?.id ?? this.ids.next();
    if (known === null) {
      const badgeKey = await this.freeKey(tx, Framework, `whole:${code}`, frameworkId);
      await add(tx, Framework, [{ id: frameworkId, programId, code, name, badgeKey }]);
    }
    await addFrameworkParts(tx, frameworkId, { levels, domains, competencies });
    return frameworkId;
  }

  private async importStacks(
    tx: Tx,
    { programId, frameworkId }: { programId: string; frameworkId: string },
    { domains }: CatalogSeed['framework'],
  ): Promise<Stack[]> {
    const known = new Set((await tx.findBy(Stack, { programId })).map(({ code }) => code));
    for (const [index, { code, stack: name }] of domains.entries()) {
      if (known.has(code)) continue;
      const id = this.ids.next();
      const badgeKey = await this.freeKey(tx, Stack, `stack:${code}`, id);
      await add(tx, Stack, [{ id, programId, frameworkId, code, position: index + 1, name, badgeKey }]);
    }
    return tx.findBy(Stack, { programId });
  }

  /** The key that people can read, unless another program has it. */
  private async freeKey(tx: Tx, table: typeof Framework | typeof Stack, badgeKey: string, id: string): Promise<string> {
    return (await tx.existsBy<Framework | Stack>(table, { badgeKey })) ? `${badgeKey}:${id}` : badgeKey;
  }

  private async importMicroCredentials(
    tx: Tx,
    programId: string,
    stacks: readonly Stack[],
    { framework, microCredentials }: CatalogSeed,
  ): Promise<void> {
    const stackIdOf = (name: string, microCredential: string): string => {
      const domain = framework.domains.find(({ stack }) => stack === name);
      const stack = stacks.find(({ code }) => code === domain?.code);
      if (stack === undefined) throw new Error(`The seed has no stack "${name}", which ${microCredential} names.`);
      return stack.id;
    };
    const known = new Set((await tx.findBy(MicroCredential, { programId })).map(({ code }) => code));
    const rows = microCredentials.map(({ code, stack, title, workingTitle }, index) => ({
      id: this.ids.next(),
      programId,
      code,
      stackId: stackIdOf(stack, code),
      position: index + 1,
      title,
      workingTitle,
    }));
    await add(
      tx,
      MicroCredential,
      rows.filter(({ code }) => !known.has(code)),
    );
  }

  private async importVersions(tx: Tx, programId: string, seed: CatalogSeed): Promise<string[]> {
    const made: string[] = [];
    for (const seeded of seed.microCredentials.filter(({ outcomes }) => outcomes.length > 0)) {
      const known = await tx.findOneBy(MicroCredential, { programId, code: seeded.code });
      if (known === null) continue;
      const { id } = known;
      const latest = (await tx.maximum(Version, 'number', { microCredentialId: id })) ?? 0;
      if (latest > 1 || (latest === 1 && seeded.status === 'example')) continue;
      if (latest === 0) made.push(seeded.code);
      const microCredential = await this.catalog.lock(tx, { id });
      if (latest === 0 && seeded.status === 'pilot') {
        const first = await this.draft(tx, microCredential, seed, seeded, { withDrafts: false });
        await this.versions.change(tx, first.id, { command: 'pilot', actorId: null });
      }
      await this.draft(tx, microCredential, seed, seeded, { withDrafts: true });
    }
    return made;
  }

  private draft(
    tx: Tx,
    microCredential: MicroCredential,
    seed: CatalogSeed,
    seeded: SeededMicroCredential,
    how: { withDrafts: boolean },
  ): Promise<Version> {
    return this.versions.insertDraft(tx, microCredential, {
      content: seededContent(seed, seeded, how),
      levelAssumed: seeded.level === undefined,
      actorId: null,
    });
  }
}

/** Whether people have changed the framework, a stack or a micro-credential. Removing a part counts too. */
async function isEditedByHand(tx: Tx, programId: string, code: string): Promise<boolean> {
  const edited = { programId, revision: MoreThan(1) };
  if (await tx.existsBy(Framework, { ...edited, code })) return true;
  if ((await tx.existsBy(Stack, edited)) || (await tx.existsBy(MicroCredential, edited))) return true;
  const framework = await tx.findOneBy(Framework, { programId, code });
  return framework !== null && tx.existsBy(Competency, { frameworkId: framework.id, revision: MoreThan(1) });
}

async function addFrameworkParts(
  tx: Tx,
  frameworkId: string,
  { levels, domains, competencies }: Pick<CatalogSeed['framework'], 'levels' | 'domains' | 'competencies'>,
): Promise<void> {
  await add(
    tx,
    Level,
    levels.map((level, index) => ({ ...level, frameworkId, position: index + 1 })),
  );
  await add(
    tx,
    Domain,
    domains.map(({ code, name }, index) => ({ frameworkId, code, name, position: index + 1 })),
  );
  const known = await tx.findBy(DomainFunction, { frameworkId });
  const functions = domains.flatMap((domain) =>
    domain.functions.map((name, index) => ({ frameworkId, domainCode: domain.code, name, position: index + 1 })),
  );
  /** The function that has the same place and another name, because it was renamed. */
  const renamed = ({ domainCode, name, position }: (typeof functions)[number]): DomainFunction | undefined =>
    known.some((other) => other.domainCode === domainCode && other.name === name)
      ? undefined
      : known.find((other) => other.domainCode === domainCode && other.position === position);
  await add(
    tx,
    DomainFunction,
    functions.filter((row) => renamed(row) === undefined),
  );
  const rows = competencies.map(({ domain, function: name, levels: descriptors, ...competency }) => {
    const seeded = functions.find((row) => row.domainCode === domain && row.name === name);
    const functionName = (seeded && renamed(seeded)?.name) ?? name;
    return { ...competency, frameworkId, domainCode: domain, functionName, descriptors };
  });
  await add(tx, Competency, rows);
}

/** Inserts the missing rows. Existing rows never change. */
async function add<Row extends ObjectLiteral>(tx: Tx, table: EntityTarget<Row>, rows: object[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .createQueryBuilder()
    .insert()
    .into(table)
    .values(rows as never)
    .orIgnore()
    .execute();
}
