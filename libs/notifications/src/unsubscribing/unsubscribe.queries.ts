import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MailChoiceRepository } from '../digests/mail-choice.repository.js';
import type { UnsubscribeTopic } from '../vocabulary.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

/** Reads what a link turns off. It tells nothing about the person. */
@Injectable()
export class UnsubscribeQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly choices: MailChoiceRepository,
    private readonly links: UnsubscribeLinks,
  ) {}

  /** @throws DomainError `unsubscribe.invalid` (404) */
  async of(token: string): Promise<{ about: UnsubscribeTopic; on: boolean }> {
    const { personId, about } = this.links.read(token);
    const chosen = await this.choices.of(this.dataSource.manager, personId);
    const on = about === 'digest' ? [...chosen.values()].includes('daily') : chosen.get(about) !== 'none';
    return { about, on };
  }
}
