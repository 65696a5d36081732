import type { FieldError } from '#kernel';
import { faultsOf, missingPartsOf } from '../authoring/content-rules.policy.js';
import { competencyFaults } from '../framework/competency-content.policy.js';
import { type KnownParts, partFaults, type SentParts } from '../framework/framework-parts.policy.js';
import { repeated } from '../repeated.policy.js';
import type { CatalogFile, FrameworkInFile, MicroCredentialInFile, StackInFile } from './catalog-file.document.js';

/** Every fault that keeps the catalog of a file from being copied, with a pointer to each. */
export function catalogFileFaults(file: CatalogFile): FieldError[] {
  const { frameworks, stacks, microCredentials } = file;
  return [
    ...twice(frameworks, 'frameworks', 'code'),
    ...repeated(
      frameworks.flatMap(({ competencies }, at) =>
        competencies.map(({ number }, place) => ({
          pointer: `/frameworks/${at}/competencies/${place}/number`,
          value: number,
        })),
      ),
      (number) => `The file has competency ${number} already. Use another number.`,
    ),
    ...frameworks.flatMap((framework, at) => under(`/frameworks/${at}`, frameworkFaults(framework))),
    ...twice(stacks, 'stacks', 'code'),
    ...twice(stacks, 'stacks', 'name'),
    ...stacks.flatMap((stack, at) => under(`/stacks/${at}`, stackFaults(stack, file))),
    ...twice(microCredentials, 'microCredentials', 'code'),
    ...microCredentials.flatMap((one, at) => under(`/microCredentials/${at}`, microCredentialFaults(one, file))),
  ];
}

function frameworkFaults({ name, levels, domains, competencies }: FrameworkInFile): FieldError[] {
  const nothing: KnownParts = { name, levels: [], domains: [] };
  return [
    ...partFaults(nothing, withoutIdentifiers({ name, levels, domains })),
    ...competencies.flatMap((competency, at) =>
      under(`/competencies/${at}`, competencyFaults(competency, { name, levels, domains })),
    ),
  ];
}

/** Identifiers are checked against those that a framework has. A copy has none yet. */
function withoutIdentifiers({ name, levels, domains }: SentParts): SentParts {
  return {
    name,
    levels: levels.map(({ identifier: _, ...level }) => level),
    domains: domains.map(({ identifier: _, functions, ...domain }) => ({
      ...domain,
      functions: functions.map((part) => ({ name: part.name })),
    })),
  };
}

function stackFaults(stack: StackInFile, { frameworks }: CatalogFile): FieldError[] {
  const framework = frameworks.find(({ code }) => code === stack.framework);
  if (framework === undefined)
    return [{ pointer: '/framework', detail: `The file has no framework ${stack.framework}.` }];
  return framework.domains.some(({ code }) => code === stack.code)
    ? []
    : [{ pointer: '/code', detail: `The framework ${stack.framework} has no domain ${stack.code}.` }];
}

function microCredentialFaults({ code, stack, versions }: MicroCredentialInFile, file: CatalogFile): FieldError[] {
  const known = {
    levels: file.frameworks.flatMap(({ levels }) => levels.map((level) => level.code)),
    competencies: file.frameworks.flatMap(({ competencies }) => competencies.map(({ number }) => number)),
    microCredentials: file.microCredentials.filter((other) => other.code !== code).map((other) => other.code),
  };
  return [
    ...(file.stacks.some((other) => other.code === stack)
      ? []
      : [{ pointer: '/stack', detail: `The file has no stack ${stack}.` }]),
    ...versions.flatMap(({ state, content }, at) =>
      under(`/versions/${at}/content`, [
        ...faultsOf(content, known),
        ...(state === 'draft' ? [] : missingPartsOf(content)),
      ]),
    ),
  ];
}

const under = (place: string, faults: FieldError[]): FieldError[] =>
  faults.map(({ pointer, detail }) => ({ pointer: `${place}${pointer}`, detail }));

function twice<Field extends string>(
  parts: readonly Record<Field, string>[],
  list: string,
  field: Field,
): FieldError[] {
  return repeated(
    parts.map((part, index) => ({ pointer: `/${list}/${index}/${field}`, value: part[field] })),
    (value) => `"${value}" is already used. Use another.`,
  );
}
