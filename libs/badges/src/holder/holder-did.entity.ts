import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The DID by which a holder wants to be named in their badges, as they gave it. */
@Entity('holder_did')
export class HolderDid {
  @PrimaryColumn('uuid') personId!: string;
  @Column('text') did!: string;
  @Column('timestamptz') givenAt!: Date;
}
