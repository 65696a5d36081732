import { Injectable } from '@nestjs/common';
import {
  clrContextAddress,
  HeldCredentialQueries,
  issuerProfile,
  Issuers,
  recipientIdentity,
  Recipients,
} from '#badges';
import { PersonQueries } from '#identity';
import { DomainError } from '#kernel';
import { transcriptDocument } from './transcript.document.js';
import { SignedDocuments } from '../signed-documents.js';

/** A person's badges as one signed credential (CLR 2.0). The same badges give the same bytes. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly held: HeldCredentialQueries,
    private readonly recipients: Recipients,
    private readonly people: PersonQueries,
    private readonly issuers: Issuers,
    private readonly documents: SignedDocuments,
  ) {}

  /** The signed credential. @throws DomainError `person.not-found`; `career.no-badges` (409) while none is in force. */
  async json(personId: string): Promise<string> {
    const [{ programId }, { email, did }, badges, at] = await Promise.all([
      this.people.byId(personId),
      this.recipients.of(personId),
      this.held.of(personId),
      this.held.lastChangeOf(personId),
    ]);
    if (badges.length === 0 || at === null)
      throw new DomainError(
        'conflict',
        'career.no-badges',
        'You have no badge in force, so there is nothing to put in a transcript yet.',
      );
    const holder = { did, identifiedBy: (salt: string) => recipientIdentity(email, salt) };
    const issuer = await this.issuers.ofProgram(programId);
    const document = transcriptDocument({
      issuer: issuerProfile(issuer),
      clrContext: clrContextAddress,
      holder,
      at,
      badges,
    });
    return this.documents.of({ issuer, personId, kind: 'transcript', document, at });
  }
}
