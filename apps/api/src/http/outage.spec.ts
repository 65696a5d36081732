import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { outageOf } from './outage.js';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });
const query = (code: string) => new QueryFailedError('SELECT 1', [], coded(code));

describe('an error', () => {
  it.each([
    ['no connection to PostgreSQL', query('08006'), 'database'],
    ['a PostgreSQL that starts', query('57P03'), 'database'],
    ['too many connections', query('53300'), 'database'],
    ["PostgreSQL's disk is full", query('53100'), 'database'],
    ['a lock that took too long', query('55P03'), 'database'],
    ['a statement that took too long', query('57014'), 'database'],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 'database'],
    ['a connection that was lost', new Error('Connection terminated unexpectedly'), 'database'],
    ['a server that refuses', coded('ECONNREFUSED'), 'network'],
    ['several addresses that refuse', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), 'network'],
    ['a cause', new Error('Upload failed', { cause: coded('ETIMEDOUT') }), 'network'],
    ['a full disk', coded('ENOSPC'), 'disk'],
    ['a store with a fault', Object.assign(new Error('Slow down'), { $metadata: { httpStatusCode: 503 } }), 'store'],
  ])('of %s says what is out of order', (_what, error, outage) => {
    expect(outageOf(error)).toBe(outage);
  });

  it.each([
    ['a fault of ours', new TypeError('x is undefined')],
    ['a wrong query', query('42P01')],
    ['a broken constraint', query('23505')],
    ['a store that refuses', Object.assign(new Error('Forbidden'), { $metadata: { httpStatusCode: 403 } })],
    ['a text', 'ECONNREFUSED'],
    ['nothing', null],
  ])('of %s says nothing about an outage', (_what, error) => {
    expect(outageOf(error)).toBeNull();
  });
});
