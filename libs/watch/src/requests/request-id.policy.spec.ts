import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parentOf, requestIdOf } from './request-id.policy.js';

const trace = '0af7651916cd43dd8448eb211c80319c';
const parent = 'b7ad6b7169203331';

describe('the trace of a request', () => {
  it.each([`00-${trace}-${parent}-01`, `00-${trace}-${parent}-00`, `cc-${trace}-${parent}-01-what-comes-later`])(
    'is taken from %s',
    (header) => expect(parentOf(header)).toMatchObject({ traceId: trace, spanId: parent, isRemote: true }),
  );

  it.each([
    undefined,
    '',
    'junk',
    `ff-${trace}-${parent}-01`,
    `00-${'0'.repeat(32)}-${parent}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${parent}-01`,
    `00-${trace}-${parent}-01-more`,
    `00-${trace}-${parent}-01\n`,
    [`00-${trace}-${parent}-01`, `00-${trace}-${parent}-01`],
  ])('is not taken from %j', (header) => expect(parentOf(header)).toBeNull());
});

describe('the id of a request', () => {
  const fresh = () => 'a-fresh-id';

  it('is the one that the request came with', () =>
    expect(requestIdOf('proxy-1234.5_6', trace, fresh)).toBe('proxy-1234.5_6'));
  it('is its trace when it came with none', () => expect(requestIdOf(undefined, trace, fresh)).toBe(trace));
  it('is a fresh one when it came with neither', () => expect(requestIdOf(undefined, null, fresh)).toBe('a-fresh-id'));

  it.each([
    'short',
    'x'.repeat(65),
    'two words',
    'a\nforged line',
    '{"level":"error"}',
    '',
    ['one-of-many', 'ids-in-it'],
  ])('is never %j', (given) => expect(requestIdOf(given, null, fresh)).toBe('a-fresh-id'));

  it('can stand in a log line and in a header, whatever came', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
    fc.assert(
      fc.property(anything, anything, (given, header) =>
        /^[A-Za-z0-9._-]{8,64}$/.test(requestIdOf(given, parentOf(header)?.traceId ?? null, fresh)),
      ),
    );
  });
});
