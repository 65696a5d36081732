import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When an administrator last reminded a reviewer. */
@Entity('reviewer_reminder')
export class ReviewerReminder {
  @PrimaryColumn('uuid') reviewerId!: string;
  @Column('timestamptz') remindedAt!: Date;
}
