import { Injectable } from '@nestjs/common';
import { Outbox, Transactor } from '#database';
import type { Actor } from '#identity';
import { DomainError } from '#kernel';
import { badgesEvents } from '../events.js';
import { IssuerWords } from './issuer.entity.js';
import type { Issuer } from './issuer.document.js';
import { Issuers } from './issuers.js';

/** The new words. Null is the default. What is left out stays. */
export type IssuerChanges = Partial<Pick<IssuerWords, 'name' | 'email' | 'url' | 'description'>>;

export interface IssuerChange {
  programId: string;
  /** The revision that the administrator last saw; 0 before the first change. */
  revision: number;
  changes: IssuerChanges;
  actor: Pick<Actor, 'id'>;
}

/**
 * Changes what a program's issuer says about itself (rule 52). Issued badges keep their words, and the DID and the keys
 * stay.
 * @throws DomainError `issuer.stale` (412).
 */
@Injectable()
export class ChangeIssuer {
  constructor(
    private readonly transactor: Transactor,
    private readonly issuers: Issuers,
    private readonly outbox: Outbox,
  ) {}

  run({ programId, revision, changes, actor }: IssuerChange): Promise<Issuer> {
    return this.transactor.run(async (tx) => {
      await tx
        .createQueryBuilder()
        .insert()
        .into(IssuerWords)
        .values({ programId, name: null, email: null, url: null, description: null, revision: 0 })
        .orIgnore()
        .execute();
      const changed = await tx.update(IssuerWords, { programId, revision }, { ...changes, revision: revision + 1 });
      if (changed.affected !== 1)
        throw new DomainError(
          'stale',
          'issuer.stale',
          'The issuer has changed since you opened it. Nothing was saved. Read it again, then repeat your change.',
        );
      const { name, email, url, description } = await tx.findOneByOrFail(IssuerWords, { programId });
      await this.outbox.append(
        tx,
        badgesEvents['issuer.changed']({
          subjectId: programId,
          actorId: actor.id,
          payload: { name, email, url, description },
        }),
      );
      return this.issuers.ofProgram(programId, tx);
    });
  }
}
