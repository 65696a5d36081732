import type { FieldError } from '#kernel';
import { repeated } from '../repeated.policy.js';

/** What the parts of a catalog in a file say about each other. */
export interface SeedParts {
  framework: {
    levels: { code: string }[];
    domains: { code: string; stack: string; functions: string[] }[];
    competencies: { number: number; domain: string; function: string; levels: Record<string, string> }[];
  };
  microCredentials: { code: string; stack: string; level?: string }[];
  assumedLevel?: string;
}

/** Every place that names what the file does not have, or has twice. */
export function seedFaults({ framework, microCredentials, assumedLevel }: SeedParts): FieldError[] {
  const { levels, domains, competencies } = framework;
  const levelCodes = new Set(levels.map(({ code }) => code));
  const stacks = new Set(domains.map(({ stack }) => stack));
  const unknownLevel = (at: string, code: string): FieldError[] =>
    levelCodes.has(code) ? [] : [{ pointer: at, detail: `The framework has no level "${code}".` }];
  return [
    ...(levels.length === 0 ? [{ pointer: '/framework/levels', detail: 'Name at least one level.' }] : []),
    ...twice('/framework/levels', 'code', levels),
    ...twice('/framework/domains', 'code', domains),
    ...twice('/framework/domains', 'stack', domains),
    ...twice('/framework/competencies', 'number', competencies),
    ...twice('/microCredentials', 'code', microCredentials),
    ...domains.flatMap(({ code, functions }, index) => [
      ...(code === code.toUpperCase()
        ? []
        : [{ pointer: `/framework/domains/${index}/code`, detail: 'Use capital letters.' }]),
      ...repeated(
        functions.map((value, at) => ({ pointer: `/framework/domains/${index}/functions/${at}`, value })),
        (name) => `The function "${name}" is already listed.`,
      ),
    ]),
    ...competencies.flatMap((competency, index) => [
      ...competencyFaults(competency, domains, `/framework/competencies/${index}`),
      ...Object.keys(competency.levels).flatMap((code) =>
        unknownLevel(`/framework/competencies/${index}/levels${pathPointer([code])}`, code),
      ),
    ]),
    ...microCredentials.flatMap(({ stack, level }, index) => [
      ...(stacks.has(stack)
        ? []
        : [{ pointer: `/microCredentials/${index}/stack`, detail: `No domain has the stack "${stack}".` }]),
      ...(level === undefined ? [] : unknownLevel(`/microCredentials/${index}/level`, level)),
    ]),
    ...(assumedLevel === undefined ? [] : unknownLevel('/assumedLevel', assumedLevel)),
  ];
}

/** A path as a JSON pointer. */
export function pathPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

function competencyFaults(
  competency: SeedParts['framework']['competencies'][number],
  domains: SeedParts['framework']['domains'],
  at: string,
): FieldError[] {
  const domain = domains.find(({ code }) => code === competency.domain);
  if (domain === undefined)
    return [{ pointer: `${at}/domain`, detail: `The framework has no domain "${competency.domain}".` }];
  return domain.functions.includes(competency.function)
    ? []
    : [{ pointer: `${at}/function`, detail: `The domain ${domain.code} has no function "${competency.function}".` }];
}

function twice<Field extends string>(
  list: string,
  field: Field,
  parts: Record<Field, string | number>[],
): FieldError[] {
  return repeated(
    parts.map((part, index) => ({ pointer: `${list}/${index}/${field}`, value: part[field] })),
    (value) => `"${value}" is already used.`,
  );
}
