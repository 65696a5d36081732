import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { programOfSql, type ThingRef } from '../program-boundary.js';
import { Program } from '../program.entity.js';
import { type NamedSettings, settingsInForce } from './program-settings.document.js';

/** A program with the settings in force. */
export interface ProgramWithSettings extends NamedSettings {
  id: string;
  code: string;
  revision: number;
}

export function withSettings({ id, code, name, settings, revision }: Program): ProgramWithSettings {
  return { id, code, name, ...settingsInForce(settings), revision };
}

@Injectable()
export class SettingsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The program that the thing belongs to, with the settings in force. */
  async of({ kind, id }: ThingRef, manager: EntityManager = this.dataSource.manager): Promise<ProgramWithSettings> {
    const program = await manager
      .createQueryBuilder(Program, 'program')
      .where(`program.id = ${programOfSql(kind, ':id')}`, { id })
      .getOneOrFail();
    return withSettings(program);
  }
}
