import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, In, IsNull, LessThan, Not } from 'typeorm';
import type { Page } from '#database';
import { notFound } from '#kernel';
import { changesBetween, type ContentChange } from '../authoring/content-changes.policy.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { confirmedWords } from '../unconfirmed.document.js';
import type { VersionContent } from '../version-content.document.js';
import { Version } from '../version.entity.js';
import { offeredVersionStates, type VersionState } from '../vocabulary.js';
import { currentVersions } from './current-versions.policy.js';
import { numberIn, type PageRequest, toNumberedPage } from './numbered-page.js';

/** A version without its content. */
export interface VersionSummary {
  id: string;
  number: number;
  level: string;
  /** Whether Laurel assumed the level because nobody named one yet. */
  levelAssumed: boolean;
  state: VersionState;
  contentHash: string;
  /** Null for a draft. */
  pilotedAt: Date | null;
}

/** A version with its content and its micro-credential. */
export interface VersionInFull extends VersionSummary {
  microCredentialId: string;
  programId: string;
  /** The micro-credential's. */
  code: string;
  title: string;
  stack: { code: string; name: string };
  /** For everyone but authors, without the words that the program has not confirmed. The hash is of the whole. */
  content: VersionContent;
  revision: number;
}

/** The names of a version. */
export interface VersionRef {
  id: string;
  /** The micro-credential's. */
  code: string;
  number: number;
  state: VersionState;
}

/** Versions in pilot, published versions, and versions retired after that. */
const isPublic = { pilotedAt: Not(IsNull()) };

@Injectable()
export class VersionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A version in any state, for other slices, with the words that the program has confirmed. Inside a transaction, pass
   * its manager: waiting for a second connection while holding one can wait forever.
   * @throws DomainError `version.not-found`
   */
  byId(id: string, manager: EntityManager = this.dataSource.manager): Promise<VersionInFull> {
    return this.find({ id }, manager).then(asRead);
  }

  /** A version in any state, for authors. @throws DomainError `version.not-found` */
  wholeById(id: string): Promise<VersionInFull> {
    return this.find({ id });
  }

  /** The names of a version in any state. Null when no version has this id. */
  async refOf(id: string, manager: EntityManager = this.dataSource.manager): Promise<VersionRef | null> {
    const version = await manager.findOne(Version, { where: { id }, relations: { microCredential: true } });
    return version && { id, code: version.microCredential.code, number: version.number, state: version.state };
  }

  /**
   * A version that anyone may see, with the words that the program has confirmed.
   * @throws DomainError `version.not-found`
   */
  publicById(id: string): Promise<VersionInFull> {
    return this.find({ id, ...isPublic }).then(asRead);
  }

  /** A draft, for authors. @throws DomainError `version.not-found` */
  draftById(id: string): Promise<VersionInFull> {
    return this.find({ id, state: 'draft' });
  }

  /** A micro-credential's public versions, latest first. @throws DomainError `micro-credential.not-found` */
  publicOf(programId: string, code: string, page: PageRequest): Promise<Page<VersionSummary>> {
    return this.page({ programId, code }, isPublic, page);
  }

  /** A micro-credential's drafts, the latest first, for authors. @throws DomainError `micro-credential.not-found` */
  draftsOf(programId: string, code: string, page: PageRequest): Promise<Page<VersionSummary>> {
    return this.page({ programId, code }, { state: 'draft' }, page);
  }

  /** The current versions of each micro-credential of a program, by its id, in the order of their levels. */
  async currentByMicroCredential(programId: string): Promise<Map<string, VersionSummary[]>> {
    const rows = await this.dataSource
      .createQueryBuilder(Version, 'version')
      .innerJoin('version.microCredential', 'credential', 'credential.program_id = :programId', { programId })
      .innerJoin('credential.stack', 'stack')
      .innerJoin('level', 'level', 'level.framework_id = stack.framework_id AND level.code = version.level')
      .where({ state: In([...offeredVersionStates]) })
      .orderBy('level.position')
      .getMany();
    const ids = new Set(rows.map(({ microCredentialId }) => microCredentialId));
    return new Map(
      [...ids].map((id) => [id, currentVersions(rows.filter((row) => row.microCredentialId === id)).map(summaryOf)]),
    );
  }

  /**
   * The differences between two versions, drafts included, for authors.
   * @throws DomainError `version.not-found` when either does not exist.
   */
  async changes(
    fromId: string,
    toId: string,
  ): Promise<{ from: VersionSummary; to: VersionSummary; changes: ContentChange[] }> {
    const [from, to] = await Promise.all([this.wholeById(fromId), this.wholeById(toId)]);
    return { from, to, changes: changesBetween(from.content, to.content) };
  }

  private async find(
    where: FindOptionsWhere<Version>,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<VersionInFull> {
    // `findOne` would run a second query to limit the joined rows, and an id has at most one row.
    const [version] = await manager.find(Version, { where, relations: { microCredential: { stack: true } } });
    if (version === undefined) throw notFound('version');
    const { microCredential, content, revision } = version;
    const { id: microCredentialId, programId, code, title, stack } = microCredential;
    return {
      ...summaryOf(version),
      microCredentialId,
      programId,
      code,
      title,
      stack: { code: stack.code, name: stack.name },
      content,
      revision,
    };
  }

  private async page(
    of: { programId: string; code: string },
    where: FindOptionsWhere<Version>,
    page: PageRequest,
  ): Promise<Page<VersionSummary>> {
    const microCredential = await this.dataSource.manager.findOneBy(MicroCredential, of);
    if (microCredential === null) throw notFound('micro-credential');
    const after = page.cursor === undefined ? {} : { number: LessThan(numberIn(page.cursor)) };
    const rows = await this.dataSource.manager.find(Version, {
      where: { microCredentialId: microCredential.id, ...where, ...after },
      order: { number: 'DESC' },
      take: page.limit + 1,
    });
    return toNumberedPage(rows, page, summaryOf);
  }
}

/** What everyone but its authors reads of a version. */
function asRead(version: VersionInFull): VersionInFull {
  return { ...version, content: confirmedWords(version.content) };
}

function summaryOf({ id, number, level, levelAssumed, state, contentHash, pilotedAt }: Version): VersionSummary {
  return { id, number, level, levelAssumed, state, contentHash, pilotedAt };
}
