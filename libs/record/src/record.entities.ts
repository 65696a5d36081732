import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntrySource } from './vocabulary.js';

/** `bigint` columns as numbers: an event a microsecond for 280 years has a smaller number than 2^53. */
const asNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** An event that has no place in the record yet. A trigger adds it with the event. */
@Entity('record_pending')
export class RecordPending {
  @PrimaryColumn('uuid') eventId!: string;
  /** Whether it is from before the record. */
  @Column('boolean') earlier!: boolean;
}

/** The place of an event in the record: a leaf of the Merkle tree. */
@Entity('record_entry')
export class RecordEntry {
  /** 0 for the first event that was recorded. */
  @PrimaryColumn('bigint', { transformer: asNumber }) position!: number;
  @Column('uuid') eventId!: string;
  @Column('text') source!: EntrySource;
  /** Makes the digests impossible to guess from. Null after an erasure. */
  @Column('bytea', { nullable: true }) salt!: Buffer | null;
  /** Of the event's payload. SHA-256, as all hashes of the record. */
  @Column('bytea') payloadDigest!: Buffer;
  /** Of the rows that the event is about: see rows_of_event in the migration. */
  @Column('bytea', { nullable: true }) rowsDigest!: Buffer | null;
  @Column('bytea') leafHash!: Buffer;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid', { nullable: true }) erasureId!: string | null;
}

/** The hash of a full subtree with more than one leaf. */
@Entity('record_node')
export class RecordNode {
  @PrimaryColumn('smallint') level!: number;
  @PrimaryColumn('bigint', { transformer: asNumber }) index!: number;
  @Column('bytea') hash!: Buffer;
}

/** A signed statement of what the record was at a size. */
@Entity('record_checkpoint')
export class RecordCheckpoint {
  @PrimaryColumn('bigint', { transformer: asNumber }) size!: number;
  /** The signed note, as it is published. */
  @Column('text') note!: string;
  @Column('uuid') signingKeyId!: string;
  @Column('timestamptz') signedAt!: Date;
}
