import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration, secretsOf } from './configuration.js';

const enough = {
  DATABASE_URL: 'postgres://laurel@localhost/laurel',
  STORE_URL: 'file:///var/lib/laurel',
  SECRET: 'a secret that is long enough for this',
};

describe('the configuration', () => {
  it('needs a database, a store and a secret; the rest has defaults', () => {
    expect(readConfiguration(enough)).toMatchObject({
      port: 3000,
      mailUrl: 'keep:',
      requireTotp: true,
      redisUrl: undefined,
    });
  });

  it('stops the start with the name of each wrong setting, and shows no value', () => {
    const attempt = () => readConfiguration({ ...enough, SECRET: 'too-short', PORT: 'eighty' });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(/PORT/);
    expect(attempt).toThrow(/SECRET/);
    expect(attempt).not.toThrow(/too-short/);
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => readConfiguration({ ...enough, ISSUER_ZONE: 'Missouri' })).toThrow(/ISSUER_ZONE/);
    expect(readConfiguration(enough).issuerZone).toBe('America/Chicago');
  });

  it('accepts the secret before, and listens everywhere unless it is told where', () => {
    expect(readConfiguration(enough)).toMatchObject({ host: undefined, secretPrevious: undefined });
    const set = readConfiguration({ ...enough, HOST: '127.0.0.1', SECRET_PREVIOUS: 'p'.repeat(32) });
    expect(set).toMatchObject({ host: '127.0.0.1' });
    expect(secretsOf(set)).toEqual([enough.SECRET, 'p'.repeat(32)]);
    expect(secretsOf(readConfiguration(enough))).toEqual([enough.SECRET]);
    expect(() => readConfiguration({ ...enough, SECRET_PREVIOUS: 'short' })).toThrow(/SECRET_PREVIOUS/);
  });

  it('treats an empty variable as absent', () =>
    expect(readConfiguration({ ...enough, REDIS_URL: '' }).redisUrl).toBeUndefined());
  it('removes the slash at the end of the public address', () =>
    expect(readConfiguration({ ...enough, PUBLIC_URL: 'https://laurel.example.org/' }).publicUrl).toBe(
      'https://laurel.example.org',
    ));
});
