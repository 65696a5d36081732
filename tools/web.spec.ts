import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { partsOfLibs } from './web.mjs';

const root = join(import.meta.dirname, '..');
const page = join(root, 'apps/web/src');

/** Where package.json says that a name like `#catalog/vocabulary` is. */
function sourceOf(name: string): string {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, { source: string }>;
  };
  const [, slice] = /^#([^/]+)\/vocabulary$/.exec(name) ?? [];
  return (imports[name] ?? imports['#*/vocabulary']!).source.replace('./', '').replace('*', slice ?? '');
}

describe('the built page', () => {
  it('is built again when something changes that it takes from libs', async () => {
    const parts = await partsOfLibs();
    const names = readdirSync(page, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(join(page, file), 'utf8').matchAll(/from '(#[^']+)'/g)].map(([, name]) => name!),
      );
    expect(names).toContain('#catalog/pass-rule');
    const forgotten = [...new Set(names)].map(sourceOf).filter((file) => !parts.some((part) => file.startsWith(part)));
    expect(forgotten).toEqual([]);
  });
});
