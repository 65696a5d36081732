import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { Clock, Ids } from '#kernel';
import { Program } from './program.entity.js';

@Injectable()
export class ProgramRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The program with this code; a new one if there is none. Its name is only taken when it is new. */
  async withCode(tx: Tx, { code, name }: { code: string; name: string }): Promise<Program> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(Program)
      .values({ id: this.ids.next(), code, name, createdAt: this.clock.now(), settings: {}, revision: 1 })
      .orIgnore()
      .execute();
    return tx.findOneByOrFail(Program, { code });
  }
}
