import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phrase at an outcome of a version, for its reviewers. They do not see whose it is. */
@Entity('shared_phrase')
export class SharedPhrase {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') versionId!: string;
  @Column('text') outcomeId!: string;
  @Column('uuid') authorId!: string;
  @Column('text') text!: string;
  @Column('timestamptz') sharedAt!: Date;
}
