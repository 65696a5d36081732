import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSubmission, type Laurel, startLaurel, startS3, type TestS3 } from '#testing';
import { leftToDo } from '../../worker/test/left-to-do.js';
import { RunningProgram } from './running-program.js';

describe('what a program prints in production', () => {
  let s3: TestS3;
  let laurel: Laurel;
  let settings: Record<string, string>;
  let running: RunningProgram | undefined;
  beforeAll(async () => {
    s3 = await startS3();
    laurel = await startLaurel({ at: new Date(), configuration: { storeUrl: s3.storeUrl } });
    settings = {
      NODE_ENV: 'production',
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      METRICS_PORT: '0',
      ...(laurel.configuration.redisUrl ? { REDIS_URL: laurel.configuration.redisUrl } : {}),
    };
  });
  afterAll(async () => {
    await running?.stop();
    await laurel.stop();
    await s3.stop();
  });

  const start = (name: 'api' | 'worker') => (running = new RunningProgram(name, laurel, settings));

  /** The records that it printed. Fails where a line is no JSON, has colors, or warns of what is deprecated. */
  const recordsOf = ({ lines }: RunningProgram) => {
    expect(lines.length).toBeGreaterThan(10);
    return lines.map((line) => {
      expect(line).toMatch(/^\{"level":"(fatal|error|warn|log|debug|verbose)",.*\}$/);
      expect(line).not.toMatch(/\\u001b|deprecat|\w+Warning/i);
      return JSON.parse(line) as { level: string; message: string };
    });
  };

  it('is lines of JSON: an api that answers, refuses and fails', async () => {
    const api = start('api');
    const [, port] = await api.says(/The API listens on port (\d+)/);
    const ask = async (path: string, body?: string) => {
      const { status } = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...(body === undefined ? {} : { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }),
      });
      return status;
    };
    expect(await ask('/health/ready')).toBe(200);
    expect(await ask('/docs')).toBe(200);
    expect(await ask('/nowhere')).toBe(404);
    expect(await ask('/v1/session', '{ no JSON')).toBe(400);
    expect(await ask('/v1/session', JSON.stringify({ email: 'ann@example.org', password: 'wrong' }))).toBe(401);
    expect(await ask('/v1/verifications', JSON.stringify({ document: '{"@context":[],"type":[]}' }))).toBeLessThan(500);
    await laurel.dataSource.query('ALTER TABLE micro_credential RENAME TO gone');
    expect(await ask('/v1/micro-credentials')).toBe(500);
    await laurel.dataSource.query('ALTER TABLE gone RENAME TO micro_credential');
    await api.stop();
    expect(recordsOf(api).map(({ level }) => level)).toContain('error');
  });

  it('is lines of JSON: a worker that has work to do', async () => {
    await aSubmission(laurel).sealed();
    const worker = start('worker');
    await worker.says(/The worker is running/);
    while ((await leftToDo(laurel)) > 0) await pause(50);
    await worker.stop();
    recordsOf(worker);
  });

  it('is one line of JSON when a setting is wrong, with the exit code 1', async () => {
    const api = new RunningProgram('api', laurel, { ...settings, MAIL_URL: 'pigeon:' });
    expect(await api.end()).toBe(1);
    expect(api.lines).toHaveLength(1);
    expect(JSON.parse(api.lines[0]!)).toMatchObject({
      level: 'fatal',
      message: expect.stringMatching(/^Laurel cannot start with this configuration:\n {2}MAIL_URL: /),
    });
  });
});
