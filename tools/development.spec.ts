import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

/** A small tree with our configuration, in the place of the whole code base: it compiles in seconds. */
async function inSmallTree<T>(work: (tree: string) => Promise<T>): Promise<T> {
  const tree = mkdtempSync(join(tmpdir(), 'laurel-nest-'));
  try {
    for (const file of ['package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(join(root, file), join(tree, file));
    mkdirSync(join(tree, 'node_modules'));
    for (const name of ['typescript', '@types'])
      symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name));
    const files = {
      'libs/kernel/src/index.ts': `export const greeting: string = 'Hello';`,
      'libs/kernel/src/index.spec.ts': `import 'no-such-package';`,
      'apps/standalone/src/main.ts': `import { greeting } from '#kernel'; console.log(greeting);`,
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
    }
    return await work(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

describe('the Nest CLI', () => {
  it('builds the standalone with our nest-cli.json, to where npm run dev starts it', async () => {
    const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
    const { stdout } = await inSmallTree(async (tree) => {
      await run(process.execPath, [nest, 'build'], { cwd: tree });
      return await run(process.execPath, ['dist/apps/standalone/src/main.js'], { cwd: tree });
    });
    expect(stdout).toBe('Hello\n');
  });

  it('knows only applications that exist', () => {
    const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8')) as {
      projects: Record<string, { sourceRoot: string; entryFile: string }>;
    };
    for (const { sourceRoot, entryFile } of Object.values(projects))
      expect(readFileSync(join(root, sourceRoot, `${entryFile}.ts`), 'utf8')).not.toBe('');
  });
});
