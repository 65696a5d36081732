import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { Transactor } from '#database';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { OwnSubmissions } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { refuseSecond } from './second-link.js';
import { WebLink } from './web-link.entity.js';

interface WebLinkChange {
  actor: PersonActor;
  submissionId: string;
  webLinkId: string;
  link: Pick<WebLink, 'address' | 'description'>;
}

/**
 * Changes the address or the description of a link in the draft.
 * @throws DomainError `web-link.not-found`; `web-link.twice` (422); `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class ChangeWebLink {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
  ) {}

  run({ actor, submissionId, webLinkId, link }: WebLinkChange): Promise<WebLink> {
    return this.transactor.run(async (tx) => {
      await this.own.findWritable(tx, actor, submissionId);
      await this.submissions.touchDraft(tx, submissionId);
      const before = await tx.findOneBy(WebLink, { id: webLinkId, submissionId });
      if (before === null) throw notFound('web-link');
      refuseSecond(link.address, await tx.findBy(WebLink, { submissionId, kind: before.kind, id: Not(webLinkId) }));
      await tx.update(WebLink, { id: webLinkId }, link);
      return { ...before, ...link };
    });
  }
}
