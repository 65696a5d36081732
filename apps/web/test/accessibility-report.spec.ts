import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const report = readFileSync(new URL('../../../docs/accessibility.md', import.meta.url), 'utf8');
const rows = report.split('\n').filter((line) => /^\| \d\.\d+\.\d+ /.test(line));
const attribute = 'autocomplete';

describe('the accessibility report', () => {
  it('names tests that exist', () => {
    const named = new Set(
      rows
        .flatMap((row) => [...row.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name!))
        .filter((name) => name !== attribute),
    );
    expect(named.size).toBeGreaterThan(10);
    expect([...named].filter((name) => !existsSync(new URL(`./${name}.browser-spec.ts`, import.meta.url)))).toEqual([]);
  });

  it('has every criterion of WCAG 2.2, levels A and AA, once, with how far it is met', () => {
    const criteria = rows.map((row) => row.split(' ')[1]);
    expect(new Set(criteria).size).toBe(31 + 24);
    expect(criteria).toHaveLength(31 + 24);
    for (const row of rows)
      expect(row.split('|')[2]!.trim()).toMatch(/^(Supports|Partially supports|Does not support|Not applicable)$/);
  });
});
