import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The captions of a recording or video. Later attempts get a copy, as they get a copy of the file's row. */
@Entity('captions')
export class Captions {
  @PrimaryColumn('uuid') fileId!: string;
  /** As uploaded. It is not read with the rest. */
  @Column('bytea', { select: false }) original!: Buffer;
  /** Lower-case hex of the original. */
  @Column('text') sha256!: string;
  /** What reviewers get: WebVTT with cues and nothing else (rule 21). */
  @Column('text') vtt!: string;
  /** Lower-case hex of {@link vtt} in UTF-8. */
  @Column('text') vttSha256!: string;
  /** How many cues it has. */
  @Column('int') cues!: number;
  @Column('timestamptz') addedAt!: Date;
}
