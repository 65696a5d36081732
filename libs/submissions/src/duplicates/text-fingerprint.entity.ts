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
 * One hash of a sample. One row for each: among 25 million, the texts that share a passage with a new one are found in about
 * 20 ms. Arrays with a GIN index are smaller, but took 0.5 s, and 13 s where PostgreSQL preferred to read them all. See
 * docs/performance.md.
 */
@Entity('text_hash')
export class TextHash {
  /** 64 bits, as a decimal. */
  @PrimaryColumn('bigint') hash!: string;
  @PrimaryColumn('int') fingerprintId!: number;
}
