import { Injectable } from '@nestjs/common';
import { HeldCredentialQueries, type Issuer, Issuers } from '#badges';
import { PersonQueries } from '#identity';
import { DomainError, localDayOf } from '#kernel';
import { CareerQueries } from '../progress/career.queries.js';
import { progressOf } from '../progress/career-progress.policy.js';
import { type PacketFacts, packetDocument } from './packet.document.js';
import { drawPacket } from './packet.paper.js';
import { SignedDocuments } from '../signed-documents.js';

/**
 * The packet for the state: one signed JSON and one PDF. The same records give the same bytes. The packet's date is its
 * newest record's, never now; open-ended periods count up to that day.
 */
@Injectable()
export class Packets {
  constructor(
    private readonly people: PersonQueries,
    private readonly careers: CareerQueries,
    private readonly held: HeldCredentialQueries,
    private readonly issuers: Issuers,
    private readonly documents: SignedDocuments,
  ) {}

  /** The signed credential. @throws DomainError `person.not-found`; `career.empty` (409) while it would be empty. */
  async json(personId: string): Promise<string> {
    const { issuer, facts } = await this.factsOf(personId);
    return this.documents.of({ issuer, personId, kind: 'packet', document: packetDocument(facts), at: facts.at });
  }

  /** The PDF. @throws DomainError like {@link json} */
  async pdf(personId: string): Promise<Buffer> {
    return drawPacket((await this.factsOf(personId)).facts);
  }

  private async factsOf(personId: string): Promise<{ issuer: Issuer; facts: PacketFacts }> {
    const { programId, name, zone } = await this.people.byId(personId);
    const [{ record, givenAt, rules, progress }, badges, changedAt] = await Promise.all([
      this.careers.of(personId),
      this.held.of(personId),
      this.held.lastChangeOf(personId),
    ]);
    const times = [givenAt, changedAt].flatMap((at) => (at === null ? [] : [at.getTime()]));
    if (times.length === 0)
      throw new DomainError(
        'conflict',
        'career.empty',
        'There is nothing to put in the packet yet: no badge and no dates. Enter your dates first.',
      );
    const at = new Date(Math.max(...times));
    const issuer = await this.issuers.ofProgram(programId);
    return {
      issuer,
      facts: {
        holder: { name },
        issuer: { id: issuer.addresses.did, name: issuer.name, address: issuer.addresses.profile },
        at,
        progress: progressOf({ record, stacks: progress.microCredentials.stacks, rules, asOf: localDayOf(at, zone) }),
        zone,
        rules,
        record,
        badges,
      },
    };
  }
}
