import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { notFound } from '#kernel';
import { Program } from '../program.entity.js';

@Injectable()
export class ProgramQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Every program, the first that was made first. */
  all(): Promise<Program[]> {
    return this.dataSource.manager.find(Program, { order: { number: 'ASC' } });
  }

  /** @throws DomainError `program.not-found` */
  async withCode(code: string): Promise<Program> {
    const program = await this.dataSource.manager.findOneBy(Program, { code });
    if (program === null) throw notFound('program');
    return program;
  }

  /**
   * The program that people see who have not chosen one: the first that was made.
   * @throws DomainError `program.not-found` before there is one.
   */
  async standard(manager: EntityManager = this.dataSource.manager): Promise<Program> {
    const [program] = await manager.find(Program, { order: { number: 'ASC' }, take: 1 });
    if (program === undefined) throw notFound('program');
    return program;
  }

  /** @throws DomainError `program.not-found` */
  async byId(id: string, manager: EntityManager = this.dataSource.manager): Promise<Program> {
    const program = await manager.findOneBy(Program, { id });
    if (program === null) throw notFound('program');
    return program;
  }
}
