import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed credential. The database prevents any change to it. */
@Entity('credential')
export class Credential {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') awardId!: string;
  @Column('uuid') signingKeyId!: string;
  /** The exact JSON that was signed and is published. */
  @Column('text') document!: string;
  @Column('timestamptz') signedAt!: Date;
}
