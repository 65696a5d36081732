import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, notFound } from '#kernel';
import type { DesignDeed } from '../vocabulary.js';
import { DesignMember } from './design-member.entity.js';
import { type Author, deedsOf } from './design-team.policy.js';

/** The version that somebody acts on, or one that does not exist yet. */
export interface Designed {
  microCredentialId: string;
  level: string;
}

/** Knows who may do what to the versions of a micro-credential (rule 49). */
@Injectable()
export class DesignAccess {
  /** Everything that the person may do to it. */
  async deeds(manager: EntityManager, author: Author, { microCredentialId, level }: Designed): Promise<DesignDeed[]> {
    const memberships = author.roles.includes('designer')
      ? await manager.findBy(DesignMember, { microCredentialId, personId: author.id })
      : [];
    return deedsOf(author, memberships, level);
  }

  /**
   * Requires that the person may do this.
   * @throws DomainError `<thing>.not-found` for somebody outside of the team; `design.forbidden` for another part of it.
   */
  async require(
    manager: EntityManager,
    author: Author,
    deed: DesignDeed,
    designed: Designed,
    thing = 'version',
  ): Promise<void> {
    const deeds = await this.deeds(manager, author, designed);
    if (!deeds.includes('read')) throw notFound(thing);
    if (!deeds.includes(deed)) throw new DomainError('forbidden', 'design.forbidden', notYours[deed]);
  }
}

const notYours: Record<DesignDeed, string> = {
  read: 'You do not design this micro-credential.',
  comment: 'You do not design this micro-credential.',
  edit: 'You can comment on this draft. Its designers and the director of its level edit it.',
  resolve: 'The director of this level resolves comments, or an administrator.',
  lead: 'The director of this level starts, discards, pilots and publishes its versions, or an administrator.',
  'sign-off': 'The director of this level signs off its versions.',
};
