import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Phrase } from './phrase.entity.js';

/** A reviewer's own phrases. */
@Injectable()
export class PhraseQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, the newest first. There are few enough to send them at once. */
  of(reviewerId: string): Promise<Phrase[]> {
    return this.dataSource.manager.find(Phrase, { where: { reviewerId }, order: { id: 'DESC' } });
  }
}
