import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { detailsOf } from '#catalog';
import { PersonQueries } from '#identity';
import { DomainError, notFound, sha256Hex } from '#kernel';
import type { Decision } from '#reviews';
import type { DeliveredFile } from '#storage';
import { type BlindSubmission, FileContentQueries } from '#submissions';
import { Achievement } from '../achievement.entity.js';
import { Award } from '../award.entity.js';
import { badgeName } from '../document/achievement.document.js';
import { Addresses } from '../addresses.policy.js';
import { EvidenceBehindBadges } from './evidence-behind-badges.js';
import type { EvidenceShare } from './evidence-share.entity.js';
import { EvidenceShareRepository } from './evidence-share.repository.js';
import type { EvidenceItem } from '../vocabulary.js';

/** An item of a badge's evidence, as its holder sees it. */
export interface OwnEvidenceItem {
  item: EvidenceItem;
  title: string;
  /** Null while it is private. */
  share: { url: string; sharedAt: Date; listed: boolean } | null;
}

/**
 * One shared item, as everyone with the link sees it: an artifact's text, files and links, or the results. Files have the
 * names that reviewers see.
 */
export interface SharedEvidence {
  awardId: string;
  badge: string;
  holder: string;
  suspended: boolean;
  title: string;
  text: string | null;
  files: (Pick<DeliveredFile, 'name' | 'mediaType' | 'size'> & { id: string; description: string })[];
  links: { address: string; description: string }[];
  /** The level reached on each detail. Empty for an artifact. */
  results: { statement: string; level: string }[];
}

const resultsTitle = 'Level reached on each detail';

/** Reads what holders share of their badges' evidence. */
@Injectable()
export class SharedEvidenceQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly shares: EvidenceShareRepository,
    private readonly people: PersonQueries,
    private readonly evidence: EvidenceBehindBadges,
    private readonly files: FileContentQueries,
    private readonly addresses: Addresses,
  ) {}

  /**
   * What the holder can share of a badge, and what they share. Empty for a stack or the whole: each part has its own
   * evidence.
   * @throws DomainError `award.not-found`, also for someone else's award.
   */
  async ofOwn(personId: string, awardId: string): Promise<OwnEvidenceItem[]> {
    const award = await this.dataSource.manager.findOneBy(Award, { id: awardId, personId });
    if (award === null) throw notFound('award');
    if (award.enrollmentId === null) return [];
    const { contents } = await this.evidence.of(award.enrollmentId);
    const shares = new Map(
      (await this.shares.ofAward(this.dataSource.manager, awardId)).map((share) => [share.item, share]),
    );
    return itemsOf(contents).map(({ item, title }) => {
      const share = shares.get(item);
      if (share === undefined) return { item, title, share: null };
      const { sharedAt, listed } = share;
      return {
        item,
        title,
        share: { url: this.addresses.sharedEvidence(awardId, this.shares.tokenOf(share)), sharedAt, listed },
      };
    });
  }

  /** What the public page of a badge leads to. Nothing once the badge is revoked. */
  async listed(awardId: string): Promise<{ title: string; url: string }[]> {
    const shares = (await this.shares.ofAward(this.dataSource.manager, awardId)).filter(({ listed }) => listed);
    if (shares.length === 0) return [];
    const { personId, state } = await this.dataSource.manager.findOneByOrFail(Award, { id: awardId });
    if (state === 'revoked') return [];
    const items = await this.ofOwn(personId, awardId);
    return items.flatMap(({ title, share }) => (share?.listed ? [{ title, url: share.url }] : []));
  }

  /**
   * The item that a link opens.
   * @throws DomainError `shared-evidence.not-found`; `shared-evidence.withdrawn` and `shared-evidence.badge-revoked`
   * (410).
   */
  async byToken(awardId: string, token: string): Promise<SharedEvidence> {
    const { award, share } = await this.open(awardId, token);
    const { manager } = this.dataSource;
    const { contents, decision } = await this.evidence.of(award.enrollmentId!);
    const { name: holder } = await this.people.byId(award.personId);
    const { title, level } = await manager.findOneByOrFail(Achievement, { id: award.achievementId });
    const files = contents.files.filter(({ kind }) => kind === share.item);
    return {
      awardId,
      badge: badgeName({ title, level: { name: level! } }),
      holder,
      suspended: award.state === 'suspended',
      title: itemsOf(contents).find(({ item }) => item === share.item)!.title,
      text: contents.texts.find(({ kind }) => kind === share.item)?.text ?? null,
      files: await Promise.all(
        files.map(async ({ id, description }) => ({ ...(await this.files.deliverable(id, 'blind')), id, description })),
      ),
      links: contents.links
        .filter(({ kind }) => kind === share.item)
        .map(({ address, description }) => ({ address, description })),
      results: share.item === 'results' ? resultsOf(contents, decision) : [],
    };
  }

  /** The shared text as a file. @throws DomainError as {@link byToken}; `file.not-found`. */
  async text(awardId: string, token: string): Promise<{ file: DeliveredFile; content: string }> {
    const { title, text } = await this.byToken(awardId, token);
    if (text === null) throw notFound('file');
    return {
      file: { name: `${title}.txt`, mediaType: 'text/plain', size: Buffer.byteLength(text), sha256: sha256Hex(text) },
      content: text,
    };
  }

  /** A file of the shared artifact. @throws DomainError as {@link byToken}; `file.not-found` for any other file. */
  async file(
    awardId: string,
    token: string,
    fileId: string,
  ): Promise<DeliveredFile & { fileId: string; storageKey: string }> {
    const { files } = await this.byToken(awardId, token);
    if (!files.some(({ id }) => id === fileId)) throw notFound('file');
    return this.files.deliverable(fileId, 'blind');
  }

  private async open(awardId: string, token: string): Promise<{ award: Award; share: EvidenceShare }> {
    const { manager } = this.dataSource;
    const share = await this.shares.byToken(manager, awardId, token);
    if (share === null)
      throw new DomainError(
        'not-found',
        'shared-evidence.not-found',
        'Nothing is shared at this link. It may be incomplete: ask the badge’s holder for the full link.',
      );
    const award = await manager.findOneByOrFail(Award, { id: awardId });
    if (share.withdrawnAt !== null)
      throw new DomainError(
        'gone',
        'shared-evidence.withdrawn',
        'The holder of the badge no longer shares this. Ask them if you need it.',
      );
    if (award.state === 'revoked')
      throw new DomainError(
        'gone',
        'shared-evidence.badge-revoked',
        'The badge was revoked, so its evidence is no longer shared.',
      );
    return { award, share };
  }
}

/** What can be shared of this work, with its titles. */
function itemsOf({ version }: BlindSubmission): { item: EvidenceItem; title: string }[] {
  const artifacts = version.content.artifacts.map(({ kind, title }) => ({ item: kind, title }));
  return [...artifacts, { item: 'results', title: resultsTitle }];
}

function resultsOf({ version: { content } }: BlindSubmission, { details }: Decision): SharedEvidence['results'] {
  const reached = new Map(details.map(({ detailId, level }) => [detailId, level]));
  const names = new Map(content.rubric.map(({ code, name }) => [code, name]));
  return detailsOf(content).map(({ id, statement }) => ({ statement, level: names.get(reached.get(id) ?? '') ?? '' }));
}
