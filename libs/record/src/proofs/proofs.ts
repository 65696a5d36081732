import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, notFound } from '#kernel';
import { Checkpoints } from '../checkpoints/checkpoints.js';
import { readNote } from '../checkpoints/checkpoint.document.js';
import type { RecordEntry } from '../record.entities.js';
import { leafContent, type RecordedEvent } from '../tree/leaf.document.js';
import { consistencyPath, inclusionPath } from '../tree/merkle-tree.document.js';
import { recordedEventColumns } from '../tree/recorded-event.sql.js';
import { Tree } from '../tree/tree.js';

/** Shows anyone who has the checkpoint that an event is in the record. All hashes are lower-case hex. */
export interface InclusionProof {
  position: number;
  /** The exact text whose RFC 9162 leaf hash is in the tree. */
  leaf: string;
  leafHash: string;
  /** The checkpoint's number of events. */
  size: number;
  /** The hashes beside the way from the leaf to the root, the nearest first. */
  path: string[];
  root: string;
  /** The signed note. */
  checkpoint: string;
}

/** What the payload's digest in the leaf was made from: SHA-256 of the salt and the canonical JSON. */
export interface OpenedPayload {
  salt: string;
  payload: Record<string, unknown>;
}

/** Makes the proofs that others check: that an event is in the record, and that the record only grew. */
@Injectable()
export class Proofs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tree: Tree,
    private readonly checkpoints: Checkpoints,
  ) {}

  /**
   * The proof that an award was issued.
   * @throws DomainError `record-entry.not-found` while the event has no place under a checkpoint.
   */
  async ofAward(awardId: string): Promise<InclusionProof> {
    return (await this.of('award.issued', awardId)).proof;
  }

  /**
   * The proof that a submission was sealed as it is now, with the payload, which contains the manifest's hash.
   * @throws DomainError `record-entry.not-found` while the event has no place under a checkpoint.
   */
  async ofSeal(submissionId: string): Promise<{ proof: InclusionProof; opened: OpenedPayload | null }> {
    const { proof, salt, payload } = await this.of('submission.sealed', submissionId);
    return { proof, opened: salt && { salt: salt.toString('hex'), payload: payload as Record<string, unknown> } };
  }

  /**
   * The hashes that show that the record at the later size begins with the record at the earlier one.
   * @throws DomainError `record.size` (422) for sizes that the record never had.
   */
  async consistency(earlier: number, later: number): Promise<string[]> {
    if (earlier < 1 || earlier > later || later > (await this.tree.size()))
      throw new DomainError(
        'invalid',
        'record.size',
        'The record has not had these sizes. Take them from checkpoints, the earlier one first.',
      );
    return (await this.tree.hashes(consistencyPath(earlier, later))).map(hex);
  }

  private async of(type: string, subjectId: string) {
    const [entry]: (RecordedEvent &
      Pick<RecordEntry, 'salt' | 'payloadDigest' | 'rowsDigest' | 'leafHash' | 'source'> & { position: string })[] =
      await this.dataSource.query(
        `SELECT ${recordedEventColumns}, entry.position, entry.salt, entry.source, entry.payload_digest AS "payloadDigest",
                entry.rows_digest AS "rowsDigest", entry.leaf_hash AS "leafHash"
           FROM event JOIN record_entry entry ON entry.event_id = event.id
          WHERE event.subject_kind = $1 AND event.subject_id = $2 AND event.type = $3
          ORDER BY event.id DESC LIMIT 1`,
        [type.slice(0, type.indexOf('.')), subjectId, type],
      );
    const checkpoint = entry && (await this.checkpoints.covering(Number(entry.position)));
    if (entry === undefined || !checkpoint) throw notFound('record-entry');
    const [position, size] = [Number(entry.position), checkpoint.size];
    const path = await this.tree.hashes(inclusionPath(position, size));
    const proof: InclusionProof = {
      position,
      leaf: leafContent(entry, entry),
      leafHash: hex(entry.leafHash),
      size,
      path: path.map(hex),
      root: hex(readNote(checkpoint.note)!.root),
      checkpoint: checkpoint.note,
    };
    return { proof, salt: entry.salt, payload: entry.payload };
  }
}

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
