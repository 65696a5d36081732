import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '#database';
import { CaseAssociation, CaseItem, CasePackage } from './case-package.entity.js';
import { type CasePackageObject, identifierKey } from './case-package.document.js';

/** Stores imported packages whole, and returns them unchanged. */
@Injectable()
export class CasePackageRepository {
  /** The package of a program with this document, or null. */
  find(manager: EntityManager, programId: string, identifier: string): Promise<CasePackage | null> {
    return manager.findOneBy(CasePackage, { programId, identifier: identifierKey(identifier) });
  }

  /** The whole package as it was imported. */
  async contentOf(manager: EntityManager, { id: packageId, document, rest }: CasePackage): Promise<CasePackageObject> {
    const inOrder = { where: { packageId }, order: { position: 'ASC' as const } };
    const [items, associations] = await Promise.all([
      'CFItems' in rest && rest.CFItems !== null ? manager.find(CaseItem, inOrder) : null,
      'CFAssociations' in rest && rest.CFAssociations !== null ? manager.find(CaseAssociation, inOrder) : null,
    ]);
    return {
      ...rest,
      CFDocument: document,
      ...(items && { CFItems: items.map((item) => item.document) }),
      ...(associations && { CFAssociations: associations.map((association) => association.document) }),
    };
  }

  /** Stores a package, in place of the one with the same id. */
  async store(
    tx: Tx,
    row: Pick<CasePackage, 'id' | 'programId' | 'frameworkId' | 'importedAt'>,
    { CFDocument, CFItems, CFAssociations, ...others }: CasePackageObject,
  ): Promise<void> {
    // Items and associations have their own tables. An empty list here records that the package had the list.
    const rest = {
      ...others,
      ...(CFItems !== undefined && { CFItems: CFItems && [] }),
      ...(CFAssociations !== undefined && { CFAssociations: CFAssociations && [] }),
    };
    const identifier = identifierKey(CFDocument.identifier);
    await tx.upsert(CasePackage, { ...row, identifier, document: CFDocument, rest } as never, ['id']);
    await tx.delete(CaseItem, { packageId: row.id });
    await tx.delete(CaseAssociation, { packageId: row.id });
    // One statement with all rows: a package has thousands.
    await tx.query(
      `INSERT INTO case_item (package_id, identifier, position, document)
       SELECT $1, lower(item ->> 'identifier'), place - 1, item
         FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS items (item, place)`,
      [row.id, JSON.stringify(CFItems ?? [])],
    );
    await tx.query(
      `INSERT INTO case_association (package_id, identifier, position, origin, destination, document)
       SELECT $1, lower(link ->> 'identifier'), place - 1, lower(link #>> '{originNodeURI,identifier}'),
              lower(link #>> '{destinationNodeURI,identifier}'), link
         FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS links (link, place)`,
      [row.id, JSON.stringify(CFAssociations ?? [])],
    );
  }
}
