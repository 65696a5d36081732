import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignOffStep } from '../vocabulary.js';

/** A director answers for a version as it is: for one content, before one move. */
@Entity('sign_off')
export class SignOff {
  @PrimaryColumn('uuid') versionId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('text') step!: SignOffStep;
  @PrimaryColumn('text') contentHash!: string;
  @Column('timestamptz') signedAt!: Date;
}
