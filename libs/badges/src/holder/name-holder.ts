import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import { type PersonActor, PersonRepository } from '#identity';
import { Clock, DomainError } from '#kernel';
import { didFault } from './holder-did.policy.js';
import { badgesEvents } from '../events.js';
import { Issuers } from '../issuer/issuers.js';
import { HolderDid } from './holder-did.entity.js';

/**
 * Adds the holder's own DID to their badges, in addition to the hash of their address, or removes it. Laurel does not
 * check who controls the DID: docs/adr/0018. The worker reissues the badges.
 * @throws DomainError `holder.did` (422) for anything but a did:key or did:web, and for an issuer's own DID.
 */
@Injectable()
export class NameHolder {
  constructor(
    private readonly transactor: Transactor,
    private readonly people: PersonRepository,
    private readonly outbox: Outbox,
    private readonly issuers: Issuers,
    private readonly clock: Clock,
  ) {}

  /** @param did null removes it. */
  async run({ actor, did }: { actor: Pick<PersonActor, 'id'>; did: string | null }): Promise<void> {
    const personId = actor.id;
    if (did !== null) await this.requirePossible(did);
    await this.transactor.run(async (tx) => {
      await this.people.lock(tx, personId);
      const before = await tx.findOneBy(HolderDid, { personId });
      if ((before?.did ?? null) === did) return;
      if (did === null) await tx.delete(HolderDid, { personId });
      else await tx.upsert(HolderDid, { personId, did, givenAt: this.clock.now() }, ['personId']);
      await this.outbox.append(
        tx,
        badgesEvents['person.did-changed']({ subjectId: personId, actorId: personId, payload: { personId, did } }),
      );
    });
  }

  private async requirePossible(did: string): Promise<void> {
    const ours = (await this.issuers.withDid(did)) !== null;
    const fault = ours ? 'This is the issuer’s DID. Enter your own.' : didFault(did);
    if (fault !== null)
      throw new DomainError('invalid', 'holder.did', 'This DID cannot be used in a badge.', {
        errors: [{ pointer: '/did', detail: fault }],
      });
  }
}
