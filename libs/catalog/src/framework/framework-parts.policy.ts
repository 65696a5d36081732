import type { FieldError } from '#kernel';
import { changesInWords, type Said } from '../seen-revision.policy.js';

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
  const functions = sent.domains.flatMap((domain, at) =>
    domain.functions.map((part, index) => ({ part, pointer: `/domains/${at}/functions/${index}` })),
  );
  const known = before.domains.flatMap((domain) => domain.functions);
  return [
    ...repeated(sent.levels.map(({ code }, index) => ({ value: code, pointer: `/levels/${index}/code` }))),
    ...repeated(sent.levels.map(({ name }, index) => ({ value: name, pointer: `/levels/${index}/name` }))),
    ...repeated(sent.domains.map(({ code }, index) => ({ value: code, pointer: `/domains/${index}/code` }))),
    ...sent.domains.flatMap((domain, at) =>
      repeated(
        domain.functions.map(({ name }, index) => ({ value: name, pointer: `/domains/${at}/functions/${index}/name` })),
      ),
    ),
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

interface Placed<Part> {
  part: Part;
  pointer: string;
}

const placed = <Part>(parts: Part[], list: string): Placed<Part>[] =>
  parts.map((part, index) => ({ part, pointer: `${list}/${index}` }));

function repeated(places: { value: string; pointer: string }[]): FieldError[] {
  const seen = new Set<string>();
  return places.flatMap(({ value, pointer }) => {
    if (seen.has(value)) return [{ pointer, detail: `"${value}" is already used. Use another.` }];
    seen.add(value);
    return [];
  });
}

/** An identifier is one that the framework has, once. */
function identifierFaults(
  sent: Placed<{ identifier?: string }>[],
  before: readonly { identifier: string }[],
): FieldError[] {
  const free = new Set(before.map(({ identifier }) => identifier));
  return sent.flatMap(({ part: { identifier }, pointer }) =>
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
  return sent.flatMap(({ part, pointer }) => {
    const known = before.find(({ identifier }) => identifier === part.identifier);
    return known === undefined || known.code === part.code
      ? []
      : [{ pointer: `${pointer}/code`, detail: `The code stays ${known.code}. Change the name instead.` }];
  });
}
