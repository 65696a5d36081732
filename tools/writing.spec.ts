import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** The lines that ESLint refuses in a file at this path. */
function refusedLines(path: string, lines: readonly string[]): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/eslint/bin/eslint.js'), '--stdin', '--stdin-filename', path, '--format', 'json'],
    { cwd: root, input: lines.join('\n'), encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { line: number; ruleId: string }[] }];
  const rules = ['no-restricted-syntax', '@typescript-eslint/no-restricted-imports'];
  const refused = new Set(messages.filter(({ ruleId }) => rules.includes(ruleId)).map(({ line }) => line));
  return lines.filter((_, place) => refused.has(place + 1));
}

const around = (first: readonly string[]): readonly string[] => [
  `import { DataSource, type EntityManager } from 'typeorm';`,
  `import type { Tx } from '#database';`,
  `import { Seat } from './seat.entity.js';`,
  ...first,
  `export class Seats {`,
  `  constructor(private readonly dataSource: DataSource) {}`,
  `  async run(tx: Tx, manager: EntityManager, id: string, seat: Seat): Promise<void> {`,
];

const imports = [
  `import { InjectRepository } from '@nestjs/typeorm';`,
  `import { getRepositoryToken } from '@nestjs/typeorm';`,
  `import { Repository } from 'typeorm';`,
];

const outside = [
  `    await this.dataSource.manager.update(Seat, { id }, { taken: true });`,
  `    await manager.save(seat);`,
  `    await manager.delete(Seat, { id });`,
  `    await this.dataSource.query('UPDATE seat SET taken = true WHERE id = $1', [id]);`,
  '    await manager.query(`DELETE FROM seat WHERE id = $1`, [id]);',
  `    await this.dataSource.manager.createQueryBuilder().update(Seat).set({ taken: true }).execute();`,
  `    await this.dataSource.createQueryBuilder().insert().into(Seat).values(seat).execute();`,
  `    await this.dataSource.getRepository(Seat).save(seat);`,
  `    await this.dataSource.transaction((other) => other.save(seat));`,
];

const inside = [
  `    await tx.update(Seat, { id }, { taken: true });`,
  `    await tx.query('UPDATE seat SET taken = true WHERE id = $1', [id]);`,
  `    await tx.createQueryBuilder().delete().from(Seat).where({ id }).execute();`,
  `    await this.dataSource.manager.findOneBy(Seat, { id });`,
  `    await manager.query('SELECT id FROM seat FOR UPDATE');`,
  `    new Map([[id, seat]]).delete(id);`,
];

const end = ['  }', '}'];

describe('writing outside a transaction', () => {
  it('is refused in any form', () => {
    const lines = [...around(imports), ...outside, ...end];
    expect(refusedLines('libs/pilots/src/seats/planted.ts', lines)).toEqual([...imports, ...outside]);
  }, 30_000);

  it('is the only thing refused: writing in the transaction and reading are allowed', () => {
    expect(refusedLines('libs/pilots/src/seats/planted.ts', [...around([]), ...inside, ...end])).toEqual([]);
  }, 30_000);
});
