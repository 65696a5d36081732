import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseAssociationObject, CaseDocumentObject, CaseItemObject, CaseObject } from './case-package.document.js';

/** An imported package, exactly as its publisher wrote it. Its framework shows what our tables can hold. */
@Entity('case_package')
export class CasePackage {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programId!: string;
  @Column('uuid') frameworkId!: string;
  /** Of its document, in lower case. Unique within the program. */
  @Column('text') identifier!: string;
  @Column('jsonb') document!: CaseDocumentObject;
  /** The package without its document, items and associations: definitions, rubrics, and fields that we do not know. */
  @Column('jsonb') rest!: CaseObject;
  @Column('timestamptz') importedAt!: Date;
}

@Entity('case_item')
export class CaseItem {
  @PrimaryColumn('uuid') packageId!: string;
  /** In lower case. */
  @PrimaryColumn('text') identifier!: string;
  /** Its place in the package, from 0. */
  @Column('int') position!: number;
  @Column('jsonb') document!: CaseItemObject;
}

@Entity('case_association')
export class CaseAssociation {
  @PrimaryColumn('uuid') packageId!: string;
  /** In lower case. */
  @PrimaryColumn('text') identifier!: string;
  /** Its place in the package, from 0. */
  @Column('int') position!: number;
  /** Identifier of the node that it begins at, in lower case. */
  @Column('text') origin!: string;
  /** Identifier of the node that it points to, in lower case. */
  @Column('text') destination!: string;
  @Column('jsonb') document!: CaseAssociationObject;
}
