import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const module = new URL('../../../dist/libs/start/src/log-lines.js', import.meta.url).href;

/** What a process prints that runs these statements after `printLogLines()`. */
function printed(statements: string) {
  const script = `const { printLogLines } = await import('${module}'); printLogLines(); ${statements}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  const lines = `${stdout}${stderr}`.trimEnd().split('\n');
  return { status, records: lines.map((line) => JSON.parse(line) as object) };
}

describe('a process whose output is log records', () => {
  it('has what packages print as one line each', () => {
    const { records } = printed(`console.log('two\\nlines of %s', 'words'); console.error(new Error('broken'));`);
    expect(records).toMatchObject([
      { level: 'log', message: 'two\nlines of words' },
      { level: 'error', message: expect.stringMatching(/^Error: broken\n {4}at /) },
    ]);
  });

  it('has the warnings of Node as one line each', () => {
    const { records } = printed(`process.emitWarning('The road\\nends.', 'DeprecationWarning');`);
    expect(records).toMatchObject([{ level: 'warn', message: 'DeprecationWarning: The road\nends.' }]);
  });

  it.each([
    ['an error that nobody caught', `setTimeout(() => { throw new Error('lost'); });`],
    ['a promise whose refusal nobody heard', `void Promise.reject(new Error('lost'));`],
  ])('ends with %s as its last line, and the exit code 1', (_, statements) => {
    const { status, records } = printed(`${statements} setInterval(() => {}, 1000);`);
    expect(status).toBe(1);
    expect(records).toMatchObject([{ level: 'fatal', message: 'lost', error: { stack: expect.any(String) } }]);
  });
});
