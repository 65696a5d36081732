import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#kernel';
import type { CaseDefinitionKind } from '../vocabulary.js';
import { type CaseObject, type CasePackageObject, identifierKey } from './case-package.document.js';
import { OwnPackages } from './own-packages.js';

/** A definition: an item type, a subject, a concept, a license or a grouping of associations. */
interface Definition extends CaseObject {
  identifier: string;
  /** `1`, `1.1`, `1.1.1` … Only item types, subjects and concepts have one. */
  hierarchyCode?: string | null;
}

/** Reads what the packages of a program define for their items and associations, and their rubrics, for anyone. */
@Injectable()
export class CaseDefinitionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnPackages,
  ) {}

  /** @throws DomainError `case-definition.not-found` */
  async one(programId: string, kind: CaseDefinitionKind, identifier: string): Promise<Definition> {
    return (await this.withBelow(programId, kind, identifier))[0]!;
  }

  /** A definition, then those below it in its hierarchy. @throws DomainError `case-definition.not-found` */
  async withBelow(programId: string, kind: CaseDefinitionKind, identifier: string): Promise<Definition[]> {
    const list = await this.listWith(programId, ['CFDefinitions', kind], identifier);
    const found = list.find(isNamed(identifier));
    if (found === undefined) throw notFound('case-definition');
    const { hierarchyCode } = found;
    if (!hierarchyCode) return [found];
    return [found, ...list.filter((other) => other.hierarchyCode?.startsWith(`${hierarchyCode}.`))];
  }

  /** @throws DomainError `case-rubric.not-found` */
  async rubric(programId: string, identifier: string): Promise<CaseObject> {
    const found = (await this.listWith(programId, ['CFRubrics'], identifier)).find(isNamed(identifier));
    if (found === undefined) throw notFound('case-rubric');
    return found;
  }

  /** The list at this place of the package in which it has something with this identifier. Empty for none. */
  private async listWith(programId: string, place: string[], identifier: string): Promise<Definition[]> {
    for (const pkg of await this.own.all(programId)) {
      const list = listAt(pkg, place);
      if (list.some(isNamed(identifier))) return list;
    }
    const [row] = await this.dataSource.query<{ list: Definition[] }[]>(
      `SELECT rest #> $2 AS list FROM case_package
        WHERE program_id = $1 AND jsonb_typeof(rest #> $2) = 'array'
          AND EXISTS (SELECT FROM jsonb_array_elements(rest #> $2) one WHERE lower(one ->> 'identifier') = $3)
        ORDER BY imported_at LIMIT 1`,
      [programId, place, identifierKey(identifier)],
    );
    return row?.list ?? [];
  }
}

const isNamed =
  (identifier: string) =>
  (one: Definition): boolean =>
    identifierKey(one.identifier) === identifierKey(identifier);

function listAt(pkg: CasePackageObject, place: string[]): Definition[] {
  let at: unknown = pkg;
  for (const name of place) at = (at as CaseObject | undefined)?.[name];
  return (at as Definition[] | undefined) ?? [];
}
