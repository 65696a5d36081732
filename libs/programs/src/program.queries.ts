import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import { Program } from './program.entity.js';

@Injectable()
export class ProgramQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The program that people see who have not chosen one: the first that was made.
   * @throws DomainError `program.not-found` before there is one.
   */
  async standard(manager: EntityManager = this.dataSource.manager): Promise<Program> {
    const [program] = await manager.find(Program, { order: { createdAt: 'ASC', id: 'ASC' }, take: 1 });
    if (program === undefined) throw notFound('program');
    return program;
  }
}
