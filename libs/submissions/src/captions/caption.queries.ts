import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { CaptionsView } from '#contracts';
import type { PersonActor } from '#identity';
import { notFound } from '#kernel';
import { contentsOf } from '../contents.js';
import { OwnSubmissions } from '../own-submissions.js';
import { captionsOf, spokenIn } from './captions-of.js';
import { Captions } from './captions.entity.js';

/** What is said in a recording, and when, in whole seconds. */
export interface SpokenText {
  fileId: string;
  cues: { second: number; text: string }[];
}

/** The captions of recordings. */
@Injectable()
export class CaptionQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly own: OwnSubmissions,
  ) {}

  /** @throws DomainError `submission.not-found` */
  async ofCandidate(actor: PersonActor, submissionId: string): Promise<z.input<typeof CaptionsView>[]> {
    const { manager } = this.dataSource;
    await this.own.find(manager, actor, submissionId);
    const { captions } = await contentsOf(manager, submissionId);
    return [...captions.values()].map(viewCaptions);
  }

  /** What the captions of a submission say, for a search for names. */
  async captionsOf(submissionId: string, manager = this.dataSource.manager): Promise<SpokenText[]> {
    const { captions } = await contentsOf(manager, submissionId);
    return [...captions.values()].map((given) => ({ fileId: given.fileId, cues: spokenIn(given) }));
  }

  /**
   * The WebVTT that reviewers' players show. The caller has verified the signed link.
   * @throws DomainError `caption.not-found`
   */
  async deliverable(fileId: string): Promise<string> {
    const captions = (await captionsOf(this.dataSource.manager, [{ id: fileId }])).get(fileId);
    if (captions === undefined) throw notFound('caption');
    return captions.vtt;
  }
}

/** Captions as their owner sees them. */
export function viewCaptions({ fileId, cues, sha256, addedAt }: Captions): z.input<typeof CaptionsView> {
  return { fileId, cues, sha256, addedAt };
}
