import { Injectable } from '@nestjs/common';
import { Outbox, Transactor, type Tx } from '#database';
import type { Actor } from '#identity';
import { DomainError, type FieldError } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import { Competency, Framework } from '../framework.entity.js';
import { FrameworkRepository } from '../framework.repository.js';
import {
  columnsOf,
  competencyChanges,
  type CompetencyContent,
  competencyFaults,
  contentOf,
} from './competency-content.policy.js';
import { CompetencyRepository } from './competency.repository.js';
import { FrameworkQueries } from './framework.queries.js';

export interface CompetencyImport {
  programId: string;
  frameworkId: string;
  competencies: CompetencyContent[];
  actor: Pick<Actor, 'id'>;
  /** Only says what the import would change. */
  preview?: boolean;
}

export interface CompetenciesImported {
  added: number;
  changed: number;
  unchanged: number;
  /** The competencies that differ. `changed` says how, and is empty for a new one. */
  changes: { number: number; title: string; changed: string[] }[];
}

/**
 * Adds competencies, and changes those whose number the framework has. It removes none.
 * @throws DomainError `competency.content` with every fault, `framework.imported` (409), `framework.not-found`.
 */
@Injectable()
export class ImportCompetencies {
  constructor(
    private readonly transactor: Transactor,
    private readonly frameworks: FrameworkRepository,
    private readonly competencies: CompetencyRepository,
    private readonly queries: FrameworkQueries,
    private readonly catalog: CatalogRepository,
    private readonly outbox: Outbox,
  ) {}

  run({ preview = false, ...rest }: CompetencyImport): Promise<CompetenciesImported> {
    const work = () => this.transactor.run((tx) => this.bring(tx, { ...rest, preview }));
    return preview ? this.transactor.unconfirmed(work) : work();
  }

  private async bring(
    tx: Tx,
    { programId, frameworkId, competencies, actor, preview }: CompetencyImport,
  ): Promise<CompetenciesImported> {
    const framework = await this.competencies.begin(tx, programId, frameworkId);
    const known = new Map((await tx.findBy(Competency, { frameworkId })).map((row) => [row.number, row]));
    await this.refuseFaulty(tx, framework, competencies, new Set(known.keys()));
    const changes: CompetenciesImported['changes'] = [];
    for (const content of competencies) {
      const { number, title } = content;
      const row = known.get(number);
      const changed = row === undefined ? [] : competencyChanges(contentOf(row), content);
      if (row !== undefined && changed.length === 0) continue;
      changes.push({ number, title, changed });
      if (preview) continue;
      const told = { subjectId: frameworkId, actorId: actor.id };
      if (row === undefined) {
        await tx.insert(Competency, { ...columnsOf(content), frameworkId });
        await this.outbox.append(tx, catalogEvents['competency.added']({ ...told, payload: { number, title } }));
      } else {
        const revision = row.revision + 1;
        await tx.update(Competency, { frameworkId, number }, { ...columnsOf(content), revision });
        await this.outbox.append(tx, catalogEvents['competency.edited']({ ...told, payload: { number, changed } }));
      }
    }
    const added = changes.filter(({ number }) => !known.has(number)).length;
    if (!preview && added > 0) await this.frameworks.touch(tx, framework);
    const unchanged = competencies.length - changes.length;
    return { added, changed: changes.length - added, unchanged, changes };
  }

  private async refuseFaulty(
    tx: Tx,
    { id, programId }: Framework,
    competencies: CompetencyContent[],
    known: ReadonlySet<number>,
  ): Promise<void> {
    const framework = await this.queries.byId(programId, id, tx);
    const taken = new Set(await this.catalog.competencyNumbers(tx, programId));
    const errors: FieldError[] = [];
    const seen = new Set<number>();
    for (const [index, content] of competencies.entries()) {
      const at = `/competencies/${index}`;
      const { number } = content;
      if (seen.has(number)) errors.push({ pointer: `${at}/number`, detail: `Competency ${number} is listed twice.` });
      else if (!known.has(number) && taken.has(number))
        errors.push({ pointer: `${at}/number`, detail: `Another framework has competency ${number}.` });
      seen.add(number);
      errors.push(
        ...competencyFaults(content, framework).map(({ pointer, detail }) => ({ pointer: `${at}${pointer}`, detail })),
      );
    }
    if (errors.length > 0)
      throw new DomainError('invalid', 'competency.content', 'No competency was saved. Each fault is listed.', {
        errors,
      });
  }
}
