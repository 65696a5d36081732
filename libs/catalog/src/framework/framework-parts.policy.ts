import { changesInWords, type FieldError, type Said } from '#kernel';
import { type Placed, repeated } from '../repeated.policy.js';

/** A level, domain or function as an author sends it. Without an identifier it is new. */
export interface SentParts {
  name: string;
  levels: { identifier?: string; code: string; name: string; about: string }[];
  domains: { identifier?: string; code: string; name: string; functions: { identifier?: string; name: string }[] }[];
}

/** The same with an identifier for each part. */
export interface KnownParts extends SentParts {
  levels: { identifier: string; code: string; name: string; about: string }[];
  domains: { identifier: string; code: string; name: string; functions: { identifier: string; name: string }[] }[];
}

/** Every fault of the parts that an author sends, with a pointer to each. */
export function partFaults(before: KnownParts, sent: SentParts): FieldError[] {
  const functions = sent.domains.flatMap((domain, at) => placed(domain.functions, `/domains/${at}/functions`));
  const known = before.domains.flatMap((domain) => domain.functions);
  return [
    ...usedTwice(sent.levels, '/levels', 'code'),
    ...usedTwice(sent.levels, '/levels', 'name'),
    ...usedTwice(sent.domains, '/domains', 'code'),
    ...sent.domains.flatMap(({ functions: own }, at) => usedTwice(own, `/domains/${at}/functions`, 'name')),
    ...identifierFaults(placed(sent.levels, '/levels'), before.levels),
    ...identifierFaults(placed(sent.domains, '/domains'), before.domains),
    ...identifierFaults(functions, known),
    ...codeFaults(placed(sent.levels, '/levels'), before.levels),
    ...codeFaults(placed(sent.domains, '/domains'), before.domains),
  ];
}

/** The changes in words, for the history. */
export function partChanges(before: KnownParts, after: KnownParts): string[] {
  return changesInWords(wordsOf(before), wordsOf(after));
}

function wordsOf({ name, levels, domains }: KnownParts): Map<string, Said> {
  const said: [string, Said][] = [
    ['name', { what: 'name', words: name }],
    ...levels.flatMap(({ identifier, code, name: called, about }, index): [string, Said][] => [
      [identifier, { what: `level ${code}, name`, words: called }],
      [`${identifier} about`, { what: `level ${code}, meaning`, words: about }],
      [`${identifier} place`, { what: `level ${code}, place`, words: String(index + 1) }],
    ]),
    ...domains.flatMap(({ identifier, code, name: called, functions }, index): [string, Said][] => [
      [identifier, { what: `domain ${code}, name`, words: called }],
      [`${identifier} place`, { what: `domain ${code}, place`, words: String(index + 1) }],
      ...functions.flatMap((part, place): [string, Said][] => [
        [part.identifier, { what: 'function', words: part.name }],
        [`${part.identifier} place`, { what: `function "${part.name}", place`, words: `${code} ${place + 1}` }],
      ]),
    ]),
  ];
  return new Map(said);
}

const placed = <Part>(parts: Part[], list: string): Placed<Part>[] =>
  parts.map((value, index) => ({ pointer: `${list}/${index}`, value }));

function usedTwice<Field extends string>(parts: Record<Field, string>[], list: string, field: Field): FieldError[] {
  return repeated(
    parts.map((part, index) => ({ pointer: `${list}/${index}/${field}`, value: part[field] })),
    (value) => `"${value}" is already used. Use another.`,
  );
}

/** Identifiers that the framework does not have, or that were sent twice. */
function identifierFaults(
  sent: Placed<{ identifier?: string }>[],
  before: readonly { identifier: string }[],
): FieldError[] {
  const free = new Set(before.map(({ identifier }) => identifier));
  return sent.flatMap(({ value: { identifier }, pointer }) =>
    identifier === undefined || free.delete(identifier)
      ? []
      : [
          {
            pointer: `${pointer}/identifier`,
            detail: 'This framework has no such part, or you sent it twice. Leave it out for a new one.',
          },
        ],
  );
}

/** Versions and stacks name levels and domains by their codes, so a code stays. */
function codeFaults(
  sent: Placed<{ identifier?: string; code: string }>[],
  before: readonly { identifier: string; code: string }[],
): FieldError[] {
  return sent.flatMap(({ value: { identifier, code }, pointer }) => {
    const known = before.find((part) => part.identifier === identifier);
    return known === undefined || known.code === code
      ? []
      : [{ pointer: `${pointer}/code`, detail: `The code stays ${known.code}. Change the name instead.` }];
  });
}
