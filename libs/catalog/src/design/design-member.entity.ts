import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DesignPart } from '../vocabulary.js';

/** The part that a person has in the design team of a micro-credential. One person can have several. */
@Entity('design_member')
export class DesignMember {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') microCredentialId!: string;
  @Column('uuid') personId!: string;
  @Column('text') part!: DesignPart;
  /** The level that a director is responsible for. Null for the other parts. */
  @Column('text', { nullable: true }) level!: string | null;
  @Column('timestamptz') appointedAt!: Date;
}
