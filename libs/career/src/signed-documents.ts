import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SigningKeys, signSingly, signTranscript } from '#badges';
import { Transactor } from '#database';
import { Clock, contentHash } from '#kernel';
import { CareerDocument } from './career-document.entity.js';
import type { CareerDocumentKind } from './vocabulary.js';

interface Unsigned {
  personId: string;
  kind: CareerDocumentKind;
  /** The credential without its proof. */
  document: object;
  /** The newest record that it is made of. */
  at: Date;
}

/**
 * Signs what is made of a person's records, once for each content. Ed25519 gives the same bytes for the same content, key
 * and time, and the time is that of the records; so whoever signs it, and however often, makes the same. What was given
 * out is kept, so that it stays the same when another key signs by then.
 */
@Injectable()
export class SignedDocuments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactor: Transactor,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** The exact signed JSON. The first time that it is asked for, expanding JSON-LD takes some tens of milliseconds of processor, for a transcript as often as it has badges. */
  async of({ personId, kind, document, at }: Unsigned): Promise<string> {
    const { manager } = this.dataSource;
    const place = { personId, kind, contentHash: contentHash(document) };
    const known = await manager.findOneBy(CareerDocument, place);
    if (known !== null) return known.document;
    const { id: signingKeyId, pair, signsFrom } = await this.keys.inUse();
    const sign = kind === 'transcript' ? signTranscript : signSingly;
    const signed = JSON.stringify(await sign(document, pair, wholeSecond(at > signsFrom ? at : signsFrom)));
    const made: CareerDocument = { ...place, signingKeyId, document: signed, keptAt: this.clock.now() };
    await this.transactor.run((tx) =>
      tx.createQueryBuilder().insert().into(CareerDocument).values(made).orIgnore().execute(),
    );
    return (await manager.findOneByOrFail(CareerDocument, place)).document; // of two keys at once, the first one's
  }
}

function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
