import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#kernel';
import { CaseAddresses } from './case-addresses.policy.js';
import {
  type CaseAssociationObject,
  type CaseDocumentObject,
  type CaseItemObject,
  type CaseObject,
  type CasePackageObject,
  identifierKey,
} from './case-package.document.js';
import { CaseAssociation, CaseItem, CasePackage } from './case-package.entity.js';
import { CasePackageRepository } from './case-package.repository.js';
import { OwnPackages } from './own-packages.js';

/**
 * Reads a program's frameworks in the form of CASE 1.1, for anyone. An imported package stays as its publisher wrote it.
 * Identifiers can be in upper or lower case.
 */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly packages: CasePackageRepository,
    private readonly own: OwnPackages,
    private readonly addresses: CaseAddresses,
  ) {}

  /** The documents of all frameworks: the program's own, then the imported ones by title. */
  async documents(programId: string, { limit, offset }: { limit: number; offset: number }) {
    const own = (await this.own.all(programId)).map(({ CFDocument }) => CFDocument);
    const imported = await this.dataSource.manager.find(CasePackage, {
      where: { programId },
      select: { document: true, identifier: true },
    });
    const documents = [...own, ...imported.map(({ document }) => document).sort(byTitle)];
    return {
      total: documents.length,
      items: documents.slice(offset, offset + limit).map((document) => this.withPackage(document)),
    };
  }

  /** @throws DomainError `case-document.not-found` */
  async document(programId: string, identifier: string): Promise<CaseDocumentObject> {
    const key = identifierKey(identifier);
    const own = await this.own.withIdentifier(programId, key);
    const document = own?.CFDocument ?? (await this.packages.find(this.dataSource.manager, programId, key))?.document;
    if (document === undefined) throw notFound('case-document');
    return this.withPackage(document);
  }

  /** @throws DomainError `case-package.not-found` */
  async package(programId: string, identifier: string): Promise<CasePackageObject> {
    const key = identifierKey(identifier);
    const own = await this.own.withIdentifier(programId, key);
    if (own !== null) return own;
    const imported = await this.packages.find(this.dataSource.manager, programId, key);
    if (imported === null) throw notFound('case-package');
    return this.packages.contentOf(this.dataSource.manager, imported);
  }

  /** @throws DomainError `case-item.not-found` */
  async item(programId: string, identifier: string): Promise<CaseItemObject> {
    return (await this.found(programId, identifier)).item;
  }

  /** An item with every association that begins or ends at it. @throws DomainError `case-item.not-found` */
  async itemAssociations(programId: string, identifier: string) {
    const { item, associations } = await this.found(programId, identifier);
    return { CFItem: item, CFAssociations: await associations() };
  }

  /** @throws DomainError `case-association.not-found` */
  async association(programId: string, identifier: string): Promise<CaseAssociationObject> {
    const key = identifierKey(identifier);
    for (const { CFDocument, CFAssociations } of await this.own.all(programId)) {
      const association = CFAssociations?.find((candidate) => candidate.identifier === key);
      if (association !== undefined) return this.inDocument(association, CFDocument);
    }
    const row = await this.dataSource
      .createQueryBuilder(CaseAssociation, 'association')
      .innerJoin(CasePackage, 'pkg', 'pkg.id = association.package_id AND pkg.program_id = :programId', { programId })
      .where('association.identifier = :key', { key })
      .orderBy('pkg.importedAt')
      .getOne();
    if (row === null) throw notFound('case-association');
    return this.inDocument(row.document, await this.documentOf(row.packageId));
  }

  private async found(programId: string, identifier: string) {
    const key = identifierKey(identifier);
    for (const { CFDocument, CFItems, CFAssociations } of await this.own.all(programId)) {
      const item = CFItems?.find((candidate) => candidate.identifier === key);
      if (item === undefined) continue;
      return {
        item: this.inDocument(item, CFDocument),
        associations: () =>
          Promise.resolve(
            (CFAssociations ?? []).filter(({ originNodeURI, destinationNodeURI }) =>
              [originNodeURI, destinationNodeURI].some((node) => node.identifier === key),
            ),
          ),
      };
    }
    const row = await this.dataSource
      .createQueryBuilder(CaseItem, 'item')
      .innerJoin(CasePackage, 'pkg', 'pkg.id = item.package_id AND pkg.program_id = :programId', { programId })
      .where('item.identifier = :key', { key })
      .orderBy('pkg.importedAt')
      .getOne();
    if (row === null) throw notFound('case-item');
    const { packageId } = row;
    return {
      item: this.inDocument(row.document, await this.documentOf(packageId)),
      associations: async () => {
        const rows = await this.dataSource.manager.find(CaseAssociation, {
          where: [
            { packageId, origin: key },
            { packageId, destination: key },
          ],
          order: { position: 'ASC' },
        });
        return rows.map(({ document }) => document);
      },
    };
  }

  private async documentOf(id: string): Promise<CaseDocumentObject> {
    return (await this.dataSource.manager.findOneByOrFail(CasePackage, { id })).document;
  }

  /** Outside its package, an object names its document. */
  private inDocument<Kind extends CaseObject>(object: Kind, { title, identifier, uri }: CaseDocumentObject): Kind {
    return isLink(object.CFDocumentURI) ? object : { ...object, CFDocumentURI: { title, identifier, uri } };
  }

  /** Outside its package, a document says where the package is. */
  private withPackage(document: CaseDocumentObject): CaseDocumentObject {
    if (isLink(document.CFPackageURI)) return document;
    const { title, identifier } = document;
    return { ...document, CFPackageURI: { title, identifier, uri: this.addresses.of('CFPackages', identifier) } };
  }
}

const isLink = (value: unknown): boolean => typeof value === 'object' && value !== null;
const byTitle = (one: CaseDocumentObject, other: CaseDocumentObject): number =>
  one.title.localeCompare(other.title, 'en');
