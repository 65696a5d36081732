import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { ConsoleLogger } from '@nestjs/common';
import { testConfiguration } from '#testing';
import { withLogFields } from '#watch';
import { createLogger } from './create-logger.js';

describe('a log line', () => {
  const written: string[] = [];
  const logged = (environment: 'production' | 'development', work: (logger: ConsoleLogger) => void) => {
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
    const configuration = testConfiguration('postgres://127.0.0.1/laurel', '/tmp');
    work(createLogger({ ...configuration, environment, logLevel: 'info' }) as ConsoleLogger);
    spy.mockRestore();
    return written.at(-1)!;
  };
  afterEach(() => void written.splice(0));

  it('says in production which request or job it belongs to', () => {
    const fields = { job: 'WriteLetters', eventId: '0199c000-0000-7000-8000-000000000001' };
    expect(
      JSON.parse(logged('production', (logger) => withLogFields(fields, () => logger.log('Done.', 'jobs')))),
    ).toMatchObject({ level: 'log', context: 'jobs', message: 'Done.', ...fields });
    const outside = JSON.parse(logged('production', (logger) => logger.log('Done.'))) as object;
    expect(outside).not.toHaveProperty('requestId');
  });

  it('says so at its end elsewhere', () => {
    const line = logged('development', (logger) =>
      withLogFields({ requestId: 'proxy-12345' }, () => logger.log('Done.')),
    );
    expect(line).toMatch(/Done\..* \[proxy-12345\]/);
  });
});
