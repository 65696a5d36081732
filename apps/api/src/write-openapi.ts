import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '#config';
import { rootOf } from './create-api.js';
import { describeApi } from './http/openapi.js';

/**
 * Writes apps/api/openapi.json from the contracts; with `--check` only says whether the committed one is up to date.
 * In preview Nest makes no instances, so neither a database nor a store is needed.
 */
const file = 'apps/api/openapi.json';
const configuration = readConfiguration({
  DATABASE_URL: 'postgres://none',
  STORE_URL: 'file:///none',
  SECRET: 'x'.repeat(32),
});
const app = await NestFactory.create(rootOf(configuration), { preview: true, abortOnError: false, logger: false });
const description = `${JSON.stringify(describeApi(app), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  await writeFile(file, description);
  process.stdout.write(`${file} is written.\n`);
} else if ((await readFile(file, 'utf8').catch(() => '')) === description) {
  process.stdout.write(`${file} is up to date.\n`);
} else {
  process.stderr.write(`${file} does not match the contracts. Run \`npm run openapi\` and commit it.\n`);
  process.exitCode = 1;
}
