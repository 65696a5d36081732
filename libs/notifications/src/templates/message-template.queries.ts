import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, type Page, toPage } from '#database';
import { MessageTemplate } from './message-template.entity.js';

/** Reads the templates, which all administrators share. */
@Injectable()
export class MessageTemplateQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A page of templates, by name. */
  async page({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<MessageTemplate>> {
    const query = this.dataSource.manager
      .createQueryBuilder(MessageTemplate, 'template')
      .addSelect('lower(template.name)', 'sort_name')
      .orderBy('sort_name')
      .limit(limit + 1);
    if (cursor !== undefined) query.where('lower(template.name) > :after', { after: decodeCursor(cursor, 1)[0] });
    const { entities, raw } = await query.getRawAndEntities<{ sort_name: string }>();
    return toPage(
      entities.map((template, index) => ({ template, sortName: raw[index]!.sort_name })),
      limit,
      ({ sortName }) => [sortName],
      ({ template }) => template,
    );
  }
}
