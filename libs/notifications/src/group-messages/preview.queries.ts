import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { GroupMessagePreview } from '#contracts';
import type { GroupFilter } from '#pilots';
import type { TemplateWords } from '../templates/placeholders.policy.js';
import { GroupLetterWriter } from './group-letters.js';

/** How many letters a preview shows. */
const shownLetters = 3;

/** Shows a message to a group before it is sent. */
@Injectable()
export class GroupMessagePreviews {
  constructor(private readonly writer: GroupLetterWriter) {}

  /** @throws DomainError `group-message.placeholders` (422), `group-message.too-many` (422) */
  async of(
    programId: string,
    group: GroupFilter,
    template: TemplateWords,
  ): Promise<z.input<typeof GroupMessagePreview>> {
    const { letters, leftOut, seen } = await this.writer.write(programId, group, template);
    return {
      people: letters.length,
      leftOut: leftOut.map(({ person: { id, name }, reason }) => ({ personId: id, name, reason })),
      letters: letters.slice(0, shownLetters).map(({ person: { id, name }, letter: { subject, text } }) => ({
        personId: id,
        name,
        subject,
        text,
      })),
      seen,
    };
  }
}
