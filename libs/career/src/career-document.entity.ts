import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CareerDocumentKind } from './vocabulary.js';

/** A signed document of a person's career, as first issued. The database prevents any change to it. */
@Entity('career_document')
export class CareerDocument {
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('text') kind!: CareerDocumentKind;
  /** SHA-256 of the unsigned document in canonical JSON, hex. */
  @PrimaryColumn('text') contentHash!: string;
  @Column('uuid') signingKeyId!: string;
  /** The exact JSON that was signed. */
  @Column('text') document!: string;
  @Column('timestamptz') keptAt!: Date;
}
