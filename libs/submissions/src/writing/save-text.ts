import { Injectable } from '@nestjs/common';
import type { ArtifactKind } from '#catalog/vocabulary';
import { Transactor, type Tx } from '#database';
import type { PersonActor } from '#identity';
import { Clock, countWords, DomainError } from '#kernel';
import { Artifact, ArtifactVersion } from '../artifact.entity.js';
import { OwnSubmissions, requirementOf } from '../own-submissions.js';
import { SubmissionRepository } from '../submission.repository.js';
import { startsVersion } from './kept-versions.policy.js';

interface TextSave {
  actor: PersonActor;
  submissionId: string;
  kind: ArtifactKind;
  text: string;
  /** The revision that the writer saw last; 0 before the first save. */
  revision: number;
  /** Keeps the text before this one as a separate version: for a restore, or a choice between two tabs. */
  keepBefore?: boolean;
}

/**
 * Saves an artifact's text over the revision that the writer saw, and keeps the history.
 * @throws DomainError `artifact.stale` (412) with the newer revision when another tab saved meanwhile;
 *   `artifact.no-text`, `artifact.text-too-long` (422); `submission.sealed`, `submission.not-open` (409).
 */
@Injectable()
export class SaveText {
  constructor(
    private readonly transactor: Transactor,
    private readonly own: OwnSubmissions,
    private readonly submissions: SubmissionRepository,
    private readonly clock: Clock,
  ) {}

  run(save: TextSave): Promise<Artifact> {
    return this.transactor.run(async (tx) => {
      const own = await this.own.findWritable(tx, save.actor, save.submissionId);
      const { text: requirement, title } = requirementOf(own, save.kind);
      if (requirement === null) throw new DomainError('invalid', 'artifact.no-text', `${title} takes files, not text.`);
      if (save.text.length > requirement.maxCharacters) {
        throw new DomainError(
          'invalid',
          'artifact.text-too-long',
          `${title} can have ${requirement.maxCharacters} characters. This text has ${save.text.length}, so it was not saved.`,
          {
            errors: [
              { pointer: '/text', detail: `Shorten it by ${save.text.length - requirement.maxCharacters} characters.` },
            ],
          },
        );
      }

      await this.submissions.touchDraft(tx, save.submissionId);
      const key = { submissionId: save.submissionId, kind: save.kind };
      const before = await tx.findOneBy(Artifact, key);
      if ((before?.revision ?? 0) !== save.revision) throw stale(before);
      if (before !== null && before.text === save.text) return before;

      const after: Artifact = {
        ...key,
        text: save.text,
        words: countWords(save.text),
        revision: save.revision + 1,
        savedAt: this.clock.now(),
      };
      await tx.upsert(Artifact, after, ['submissionId', 'kind']);
      await this.keepVersion(tx, after, save.keepBefore ?? false);
      return after;
    });
  }

  private async keepVersion(tx: Tx, artifact: Artifact, keepBefore: boolean): Promise<void> {
    const { submissionId, kind, text, words, revision, savedAt } = artifact;
    const last = await tx.findOne(ArtifactVersion, { where: { submissionId, kind }, order: { revision: 'DESC' } });
    if (keepBefore || last === null || startsVersion(last, { at: savedAt, words })) {
      await tx.insert(ArtifactVersion, { submissionId, kind, revision, text, words, startedAt: savedAt, savedAt });
    } else {
      await tx.update(
        ArtifactVersion,
        { submissionId, kind, revision: last.revision },
        { revision, text, words, savedAt },
      );
    }
  }
}

function stale(current: Artifact | null): DomainError {
  return new DomainError(
    'stale',
    'artifact.stale',
    'This text was changed in another tab or on another device. Nothing was overwritten. Compare the two texts and choose one.',
    {
      current: { revision: current?.revision ?? 0, words: current?.words ?? 0, savedAt: current?.savedAt ?? null },
    },
  );
}
