import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, type Page, toPage } from '#database';
import { MessageTemplate } from './message-template.entity.js';

/** Reads the templates, which all administrators of a program share. */
@Injectable()
export class MessageTemplateQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of templates, by name. */
  async page(programId: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<Page<MessageTemplate>> {
    const query = this.dataSource.manager
      .createQueryBuilder(MessageTemplate, 'template')
      .addSelect('lower(template.name)', 'sort_name')
      .where({ programId })
      .orderBy('sort_name')
      .limit(limit + 1);
    if (cursor !== undefined) query.andWhere('lower(template.name) > :after', { after: decodeCursor(cursor, 1)[0] });
    const { entities, raw } = await query.getRawAndEntities<{ sort_name: string }>();
    return toPage(
      entities.map((template, index) => ({ template, sortName: raw[index]!.sort_name })),
      limit,
      ({ sortName }) => [sortName],
      ({ template }) => template,
    );
  }
}
