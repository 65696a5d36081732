import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { Clock, DomainError, Ids } from '#kernel';
import { linkRequirementOf, OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { refuseSecond } from './second-link.js';
import { WebLink } from './web-link.entity.js';

interface NewWebLink {
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
  link: Pick<WebLink, 'address' | 'description'>;
}

/**
 * Adds a link to an artifact. Laurel does not open its address.
 * @throws DomainError `artifact.no-links` (422); `artifact.too-many-links` (409); `web-link.twice` (422);
 *   `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class AddWebLink {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run({ actor, submissionId, kind, link }: NewWebLink): Promise<WebLink> {
    return this.transactor.run(async (tx) => {
      const { maxCount } = linkRequirementOf(await this.own.findWritable(tx, actor, submissionId), kind);
      await this.submissions.touchDraft(tx, submissionId);
      const present = await tx.find(WebLink, { where: { submissionId, kind }, order: { position: 'ASC' } });
      if (present.length >= maxCount) throw tooMany(maxCount);
      refuseSecond(link.address, present);
      const added: WebLink = {
        id: this.ids.next(),
        submissionId,
        kind,
        position: (present.at(-1)?.position ?? 0) + 1,
        ...link,
        addedAt: this.clock.now(),
      };
      await tx.insert(WebLink, added);
      return added;
    });
  }
}

function tooMany(maxCount: number): DomainError {
  return new DomainError(
    'conflict',
    'artifact.too-many-links',
    `This artifact takes up to ${maxCount} ${maxCount === 1 ? 'link' : 'links'}. Remove one before you add another.`,
    { maxCount },
  );
}
