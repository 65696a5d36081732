import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArtifactKind } from '#catalog/vocabulary';

/** A text in a submission that was sealed, and the size of its sample: see `sampleOf`. */
@Entity('text_fingerprint')
export class TextFingerprint {
  /** Given by the database. A small number, since it is in every row of {@link TextHash}. */
  @PrimaryColumn('int') id!: number;
  @Column('uuid') submissionId!: string;
  /** See `Place`. Unique in its submission. */
  @Column('text') place!: string;
  @Column('text') artifact!: ArtifactKind;
  @Column('uuid', { nullable: true }) fileId!: string | null;
  /** How many hashes it has. */
  @Column('int') sampled!: number;
}

/**
 * One hash of a sample. One row for each: with 100,000 texts of 1,000 words (25 million hashes) the texts that share a
 * passage with a new one are found in 40 ms, also where 20,000 of them have a phrase in common. Arrays with a GIN index
 * are smaller (1.3 instead of 2.0 GB), but then took 33 s, since each array with any common hash is read.
 */
@Entity('text_hash')
export class TextHash {
  /** 64 bits, as a decimal. */
  @PrimaryColumn('bigint') hash!: string;
  @PrimaryColumn('int') fingerprintId!: number;
}
