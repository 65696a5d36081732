import { Inject, Injectable } from '@nestjs/common';
import { from } from '@digitalbazaar/ed25519-multikey';
import { DataSource } from 'typeorm';
import { Issuers, SigningKeys } from '#badges';
import { CONFIGURATION, type Configuration } from '#config';
import { Transactor } from '#database';
import { Clock, notFound } from '#kernel';
import { RecordCheckpoint } from '../record.entities.js';
import { Tree } from '../tree/tree.js';
import { checkpointText, type ReadNote, signedNote } from './checkpoint.document.js';

/** Signs and reads checkpoints. A checkpoint that somebody else keeps shows later that nothing before it was changed. */
@Injectable()
export class Checkpoints {
  readonly origin: string;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly tree: Tree,
    private readonly issuers: Issuers,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    @Inject(CONFIGURATION) { publicUrl }: Pick<Configuration, 'publicUrl'>,
  ) {
    this.origin = `${publicUrl.replace(/^https?:\/\//, '')}/record`;
  }

  /** Signs a checkpoint of the whole record. Does nothing when there is one of this size. */
  async sign(): Promise<void> {
    const size = await this.tree.size();
    if (size === 0 || (await this.latestSize()) >= size) return;
    const issuer = await this.issuers.first();
    const [root, { id: signingKeyId, pair }] = await Promise.all([this.tree.root(size), this.keys.inUse(issuer)]);
    const signedAt = this.clock.now();
    const text = checkpointText({ origin: this.origin, size, root, at: signedAt });
    const [signature, { publicKey }] = await Promise.all([
      pair.signer().sign({ data: Buffer.from(text) }),
      pair.export({ raw: true }),
    ]);
    const note = signedNote(text, { name: pair.id, publicKey }, signature);
    const made: RecordCheckpoint = { size, note, signingKeyId, signedAt };
    await this.transactor.run((tx) =>
      tx.createQueryBuilder().insert().into(RecordCheckpoint).values(made).orIgnore().execute(),
    );
  }

  /** @throws DomainError `checkpoint.not-found` before the first one. */
  async latest(): Promise<RecordCheckpoint> {
    const [latest] = await this.dataSource.manager.find(RecordCheckpoint, { order: { size: 'DESC' }, take: 1 });
    if (latest === undefined) throw notFound('checkpoint');
    return latest;
  }

  /** @throws DomainError `checkpoint.not-found` when there is none of this size. */
  async of(size: number): Promise<RecordCheckpoint> {
    const checkpoint = await this.dataSource.manager.findOneBy(RecordCheckpoint, { size });
    if (checkpoint === null) throw notFound('checkpoint');
    return checkpoint;
  }

  /** The first checkpoint that covers a position, if there is one. */
  async covering(position: number): Promise<RecordCheckpoint | null> {
    return this.dataSource.manager
      .createQueryBuilder(RecordCheckpoint, 'checkpoint')
      .where('checkpoint.size > :position', { position })
      .orderBy('checkpoint.size')
      .limit(1)
      .getOne();
  }

  /** Whether one of the first issuer's published keys signed the note. */
  async isGenuine({ origin, keyName, text, signature }: ReadNote): Promise<boolean> {
    const { verificationMethod } = await this.keys.didDocument(await this.issuers.first());
    const key = verificationMethod.find(({ id }) => id === keyName);
    if (origin !== this.origin || key === undefined) return false;
    return (await from(key)).verifier().verify({ data: Buffer.from(text), signature });
  }

  private async latestSize(): Promise<number> {
    const [{ size }] = (await this.dataSource.query(
      'SELECT coalesce(max(size), 0) AS size FROM record_checkpoint',
    )) as [{ size: string }];
    return Number(size);
  }
}
