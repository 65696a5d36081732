import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { shippedPrograms } from '../vocabulary.js';
import { shippedFile } from './catalog-seed.js';
import { readProgramFile } from './program-file.js';

interface Shape {
  program: Record<string, unknown>;
  settings?: unknown;
  framework: {
    levels: Record<string, unknown>[];
    domains: { code: string; stack: string; functions: string[] }[];
    competencies: Record<string, unknown>[];
  };
  artifactTemplate: Record<string, unknown>[];
  microCredentials: (Record<string, unknown> & { outcomes: Record<string, unknown>[] })[];
}

/** The file of SEN, with a change. */
function sen(change: (file: Shape) => void): unknown {
  const file = shippedFile('sen-program') as Shape;
  change(file);
  return file;
}

/** The places that reading the file names. */
function faultsOf(file: unknown): string[] {
  try {
    readProgramFile(file);
    return [];
  } catch (error) {
    return (error as DomainError).details.errors!.map(({ pointer }) => pointer);
  }
}

describe('a file of a program', () => {
  it.each(shippedPrograms)('can be %s', (name) => expect(faultsOf(shippedFile(name))).toEqual([]));

  it('can be a code and a name', () =>
    expect(readProgramFile({ program: { code: 'NEW', name: 'New' } })).toEqual({
      program: { code: 'NEW', name: 'New' },
      settings: {},
      catalog: null,
    }));

  it.each([
    ['is no object', 'SEN', ['']],
    ['has no program', {}, ['/program']],
    ['has a code in small letters', { program: { code: 'sen', name: 'SEN' } }, ['/program/code']],
    [
      'has a setting that does not exist as such',
      { program: { code: 'SEN', name: 'SEN' }, settings: { accent: 'red' } },
      ['/settings/accent'],
    ],
    [
      'has a framework without its parts',
      { program: { code: 'SEN', name: 'SEN' }, framework: { code: 'F', name: 'F' } },
      [
        '/framework/levels',
        '/framework/domains',
        '/framework/competencies',
        '/artifactTemplate',
        '/assessmentDefaults',
        '/microCredentials',
      ],
    ],
  ])('is refused with the place of each fault when it %s', (_, file, pointers) =>
    expect(faultsOf(file)).toEqual(pointers),
  );

  it.each<[string, (file: Shape) => void, string]>([
    ['a level twice', ({ framework: { levels } }) => levels.push({ ...levels[0] }), '/framework/levels/3/code'],
    [
      'a domain in small letters',
      ({ framework: { domains } }) => (domains[0]!.code = 'low'),
      '/framework/domains/0/code',
    ],
    [
      'a function twice',
      ({ framework: { domains } }) => domains[0]!.functions.push(domains[0]!.functions[0]!),
      '/framework/domains/0/functions/',
    ],
    [
      'a stack that no domain has',
      ({ microCredentials }) => (microCredentials[0]!.stack = 'Other'),
      '/microCredentials/0/stack',
    ],
    [
      'a micro-credential twice',
      ({ microCredentials }) => microCredentials.push(microCredentials[0]!),
      '/microCredentials/1/code',
    ],
    ['an unknown level', ({ microCredentials }) => (microCredentials[0]!.level = 'other'), '/microCredentials/0/level'],
    [
      'an outcome twice',
      ({ microCredentials: [each] }) => each!.outcomes.push(each!.outcomes[0]!),
      '/microCredentials/0/outcomes/',
    ],
    [
      'an artifact that is named like a part of the page',
      ({ artifactTemplate: [first] }) => (first!.kind = 'basics'),
      '/artifactTemplate/artifacts/0/kind',
    ],
    [
      'a number that no table holds',
      ({ framework: { competencies } }) =>
        competencies.push({ number: 1e12, domain: 'X', function: 'X', title: 'X', psel: [], levels: {} }),
      '/framework/competencies/',
    ],
  ])('is refused when it has %s', (_, change, place) =>
    expect(faultsOf(sen(change))).toContainEqual(expect.stringContaining(place)),
  );
});
