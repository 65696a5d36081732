import { Injectable } from '@nestjs/common';
import { DatabaseClock, Outbox, Transactor } from '#database';
import type { PersonActor } from '#identity';
import { DomainError } from '#kernel';
import { submissionsEvents } from '../events.js';
import { AttestationText } from './attestation-text.entity.js';
import type { Statements } from './attestation.policy.js';

interface NewText {
  actor: Pick<PersonActor, 'id'>;
  programId: string;
  /** The latest version that the administrator saw. */
  revision: number;
  statements: Statements;
  /** Null: at once. */
  inForceFrom: Date | null;
}

/**
 * Publishes the next version of a program's attestation text. Drafts that are sealed after it comes into force need it; what is
 * sealed keeps its version.
 * @throws DomainError `attestation-text.stale` (412); `attestation-text.in-the-past` (422)
 */
@Injectable()
export class PublishAttestationText {
  constructor(
    private readonly transactor: Transactor,
    private readonly clock: DatabaseClock,
    private readonly outbox: Outbox,
  ) {}

  run({ actor, programId, revision, statements, inForceFrom }: NewText): Promise<AttestationText> {
    return this.transactor.run(async (tx) => {
      const at = await this.clock.now(tx);
      if (inForceFrom !== null && inForceFrom < at)
        throw new DomainError(
          'invalid',
          'attestation-text.in-the-past',
          'A new text cannot be in force in the past, so it was not published.',
          { errors: [{ pointer: '/inForceFrom', detail: 'Choose a time from now on.' }] },
        );
      const text: AttestationText = { programId, version: revision + 1, statements, inForceFrom: inForceFrom ?? at };
      const inserted = await tx.query<unknown[]>(
        `INSERT INTO attestation_text (version, statements, in_force_from, program_id)
         SELECT $1, $2, $3, $4 WHERE (SELECT max(version) FROM attestation_text WHERE program_id = $4) = $1 - 1
         ON CONFLICT DO NOTHING RETURNING version`,
        [text.version, JSON.stringify(statements), text.inForceFrom, programId],
      );
      if (inserted.length === 0)
        throw new DomainError(
          'stale',
          'attestation-text.stale',
          'Someone else published a new text since you opened this one. Nothing was published. Read the new text first.',
        );
      const payload = { version: text.version, inForceFrom: text.inForceFrom.toISOString() };
      await this.outbox.append(
        tx,
        submissionsEvents['attestation-text.published']({
          subjectId: programId,
          actorId: actor.id,
          payload,
        }),
      );
      return text;
    });
  }
}
