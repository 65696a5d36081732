import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import type { Actor } from '#identity';
import { DomainError, type FieldError, requireSeen } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { Framework } from '../framework.entity.js';
import { FrameworkReferences } from '../framework-references.js';
import { FrameworkRepository } from '../framework.repository.js';
import { type KnownParts, partChanges, partFaults, type SentParts } from './framework-parts.policy.js';
import { type AuthoredFramework, FrameworkQueries } from './framework.queries.js';
import { refuseImported } from './refuse-imported.policy.js';

export interface FrameworkEdit {
  programId: string;
  frameworkId: string;
  /** The revision that the author last saw. */
  revision: number;
  /** All parts of the framework, in order. What is left out is removed. */
  parts: SentParts;
  actor: Pick<Actor, 'id'>;
}

/**
 * Changes the name, levels, domains and functions of a framework. A part keeps its identifier when it is renamed or
 * moved. A part that a version, a stack or a competency refers to cannot be removed. In an imported framework, only
 * levels can change, and only when its package has none.
 * @throws DomainError `framework.stale`, `framework.parts` with every fault, `framework.referenced` (409) with what refers
 * to each removed part, `framework.imported` (409).
 */
@Injectable()
export class EditFramework {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly frameworks: FrameworkRepository,
    private readonly queries: FrameworkQueries,
    private readonly references: FrameworkReferences,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, frameworkId, revision, parts, actor }: FrameworkEdit): Promise<void> {
    return this.transactor.run(async (tx) => {
      await this.catalog.lockAll(tx, programId);
      requireSeen('framework', await this.frameworks.lock(tx, { programId, id: frameworkId }), revision);
      const before = await this.queries.byId(programId, frameworkId, tx);
      const errors = partFaults(before, parts);
      if (errors.length > 0)
        throw new DomainError('invalid', 'framework.parts', 'The framework was not saved. Each fault is listed.', {
          errors,
        });
      const after = await this.frameworks.identified(tx, parts);
      const changed = partChanges(before, after);
      if (changed.length === 0) return;
      refuseWhatIsImported(before, after);
      await this.refuseReferenced(tx, before, after);
      await tx.update(Framework, { id: frameworkId }, { name: after.name });
      await this.frameworks.touch(tx, { id: frameworkId });
      await this.frameworks.putLevels(tx, frameworkId, after.levels);
      await this.frameworks.putDomains(tx, frameworkId, after.domains);
      await this.frameworks.dropDomains(tx, frameworkId, after.domains);
      await this.outbox.append(
        tx,
        catalogEvents['framework.edited']({ subjectId: frameworkId, actorId: actor.id, payload: { changed } }),
      );
    });
  }

  private async refuseReferenced(tx: Tx, before: AuthoredFramework, after: KnownParts): Promise<void> {
    const gone = <Part extends { identifier: string }>(parts: Part[], kept: { identifier: string }[]): Part[] =>
      parts.filter(({ identifier }) => !kept.some((part) => part.identifier === identifier));
    const functionsIn = ({ domains }: KnownParts) => domains.flatMap((domain) => domain.functions);
    const { id } = before;
    const levels = gone(before.levels, after.levels).map(({ code }) => code);
    const domains = gone(before.domains, after.domains).map(({ code }) => code);
    const functions = gone(functionsIn(before), functionsIn(after)).map(({ identifier }) => identifier);
    const errors: FieldError[] = [
      ...(await this.references.toLevels(tx, id, levels)).map(({ key, from }) => ({
        pointer: '/levels',
        detail: `Keep the level "${key}": ${from} has it.`,
      })),
      ...(await this.references.descriptorsAt(tx, id, levels)).map(({ key, from }) => ({
        pointer: '/levels',
        detail: `Keep the level "${key}": ${from} is described at it.`,
      })),
      ...(await this.references.toDomains(tx, id, domains)).map(({ key, from }) => ({
        pointer: '/domains',
        detail: `Keep the domain ${key}: ${from} is about it.`,
      })),
      ...(await this.references.toFunctions(tx, id, functions)).map(({ key, from }) => ({
        pointer: '/domains',
        detail: `Keep the function "${key}": ${from} belongs to it.`,
      })),
    ];
    if (errors.length > 0)
      throw new DomainError(
        'conflict',
        'framework.referenced',
        'The framework was not saved. Parts that you removed are still used. Each is listed.',
        { errors },
      );
  }
}

function refuseWhatIsImported(before: AuthoredFramework, after: KnownParts): void {
  const changesWords = partChanges({ ...before, levels: [] }, { ...after, levels: [] }).length > 0;
  if (changesWords || before.levelsImported) refuseImported(before);
}
