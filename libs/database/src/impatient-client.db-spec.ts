import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { testDatabase, type TestDatabase } from '#testing';
import { applicationDataSource } from './data-source.js';
import { impatientClient } from './impatient-client.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const streamOf = (client: object) => (client as { connection: { stream: Socket } }).connection.stream;

describe('a connection to a PostgreSQL that does not answer', () => {
  it('is given up, with everything that waits on it', async () => {
    const client = new (impatientClient(200))({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const answers = [client.query('SELECT pg_sleep(60)'), client.query('SELECT 1')];
    for (const answer of await Promise.allSettled(answers))
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('Connection terminated') },
      });
    expect(streamOf(client).destroyed).toBe(true);
  });

  it('is not given up while nobody waits for an answer', async () => {
    const client = new (impatientClient(10_000))({ connectionString: database.url });
    await client.connect();
    await Promise.all([client.query('SELECT 1'), client.query('SELECT 2')]);
    expect(streamOf(client).timeout).toBe(0);
    await client.end();
  });
});

describe("the application's connections", () => {
  it.each(['requests', 'jobs'] as const)('are such, for %s', (work) => {
    const { extra } = applicationDataSource({ url: database.url, work }) as { extra: { Client: { name: string } } };
    expect(extra.Client.name).toBe('ImpatientClient');
  });
});
