import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { holdings } from './holdings.js';
import { inventory, inventoryIn } from './inventory-table.js';

describe('docs/privacy.md', () => {
  it('lists what the tables hold about people: copy the right side of a difference into it', () => {
    const text = readFileSync(new URL('../../../../docs/privacy.md', import.meta.url), 'utf8');
    expect(inventoryIn(text)).toBe(inventory(holdings));
  });

  it('differs as soon as a table is missing from it', () => {
    const [first, ...others] = holdings;
    const fewer = [{ ...first!, tables: first!.tables.slice(1) }, ...others];
    expect(inventory(fewer)).not.toBe(inventory(holdings));
  });
});
