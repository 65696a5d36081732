import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import { type Actor, PersonQueries } from '#identity';
import { DomainError, Ids, notFound } from '#kernel';
import { CatalogRepository } from '../catalog.repository.js';
import { catalogEvents } from '../events.js';
import type { DesignPart } from '../vocabulary.js';
import { DesignMember } from './design-member.entity.js';

export interface Appointment {
  programId: string;
  /** The micro-credential's code. */
  code: string;
  personId: string;
  part: DesignPart;
  /** A director is responsible for one level. Null for the other parts. */
  level: string | null;
  actor: Pick<Actor, 'id'>;
}

/**
 * Gives a person a part in the design team of a micro-credential. Appointing them again changes nothing.
 * @throws DomainError `micro-credential.not-found`, `person.not-found`; `design-member.role` for somebody without the role
 * of a designer, `design-member.level` for a level that the framework does not have.
 */
@Injectable()
export class AppointMember {
  constructor(
    private readonly transactor: Transactor,
    private readonly catalog: CatalogRepository,
    private readonly people: PersonQueries,
    private readonly outbox: Outbox,
    private readonly clock: DatabaseClock,
    private readonly ids: Ids,
  ) {}

  run({ programId, code, personId, part, level, actor }: Appointment): Promise<void> {
    return this.transactor.run(async (tx) => {
      const { id: microCredentialId } = await this.catalog.lock(tx, { programId, code });
      const person = await this.people.byId(personId, tx);
      if (person.programId !== programId) throw notFound('person');
      if (!person.roles.includes('designer'))
        throw new DomainError('invalid', 'design-member.role', `${person.name} is not a designer.`, {
          errors: [{ pointer: '/personId', detail: 'Under People, give this person the role of a designer first.' }],
        });
      const { levels } = await this.catalog.knownFramework(tx, programId);
      if (level !== null && !levels.includes(level))
        throw new DomainError('invalid', 'design-member.level', `The framework has no level "${level}".`, {
          errors: [{ pointer: '/level', detail: `Choose ${levels.slice(0, -1).join(', ')} or ${levels.at(-1)}.` }],
        });
      const member = { microCredentialId, personId, part };
      const parts = await tx.findBy(DesignMember, member);
      if (parts.some((one) => one.level === level)) return;
      const id = this.ids.next();
      await tx.insert(DesignMember, { id, ...member, level, appointedAt: await this.clock.now(tx) });
      await this.outbox.append(
        tx,
        catalogEvents['design-member.appointed']({
          subjectId: id,
          actorId: actor.id,
          payload: { microCredential: code, personId, part, level },
        }),
      );
    });
  }
}
