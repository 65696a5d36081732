import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Issuer, SigningKeys, signSingly, signTranscript } from '#badges';
import { Transactor } from '#database';
import { Clock, contentHash, wholeSecond } from '#kernel';
import { CareerDocument } from './career-document.entity.js';
import type { CareerDocumentKind } from './vocabulary.js';

interface Unsigned {
  issuer: Issuer;
  personId: string;
  kind: CareerDocumentKind;
  /** The credential without its proof. */
  document: object;
  /** When its newest record was made. */
  at: Date;
}

/**
 * Signs documents made from a person's records, once for each content. Ed25519 gives the same bytes for the same
 * content, key and time, and the time comes from the records, so every signing gives the same document. Laurel keeps
 * it, so it stays the same after the key rotates.
 */
@Injectable()
export class SignedDocuments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * The exact signed JSON. At the first request, expanding JSON-LD takes tens of milliseconds of processor time; for a
   * transcript, once per badge.
   */
  async of({ issuer, personId, kind, document, at }: Unsigned): Promise<string> {
    const { manager } = this.dataSource;
    const place = { personId, kind, contentHash: contentHash(document) };
    const known = await manager.findOneBy(CareerDocument, place);
    if (known !== null) return known.document;
    const { id: signingKeyId, pair, signsFrom } = await this.keys.inUse(issuer);
    const sign = kind === 'transcript' ? signTranscript : signSingly;
    const signed = JSON.stringify(await sign(document, pair, wholeSecond(at > signsFrom ? at : signsFrom)));
    const made: CareerDocument = { ...place, signingKeyId, document: signed, keptAt: this.clock.now() };
    await this.transactor.run((tx) =>
      tx.createQueryBuilder().insert().into(CareerDocument).values(made).orIgnore().execute(),
    );
    return (await manager.findOneByOrFail(CareerDocument, place)).document; // the first one, when two keys signed at once
  }
}
