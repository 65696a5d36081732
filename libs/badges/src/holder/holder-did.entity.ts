import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The DID that a holder wants in their badges, as they entered it. */
@Entity('holder_did')
export class HolderDid {
  @PrimaryColumn('uuid') personId!: string;
  @Column('text') did!: string;
  @Column('timestamptz') givenAt!: Date;
}
