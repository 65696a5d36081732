import { z } from 'zod';
import {
  CompetencyInput,
  FrameworkEdit,
  FrameworkInput,
  line,
  MicroCredentialInput,
  ProgramSettingsInput,
  StackEdit,
  VersionContent,
} from '#contracts';
import { DomainError, type FieldError } from '#kernel';
import { faultsOf } from '../authoring/content-rules.policy.js';
import type { VersionContent as Content } from '../version-content.document.js';
import { CatalogSeed } from './catalog-seed.js';
import { pathPointer, seedFaults } from './seed-faults.policy.js';
import { seededContent, seededTemplate } from './seeded-content.js';

/** How many faults one refusal names. */
const mostFaults = 50;

/** What a file says about the program itself. Other readers use the rest. */
const Header = z.object({
  program: z.object({
    code: z
      .string()
      .regex(
        /^[A-Z][A-Z0-9]{1,19}$/,
        'Use 2 to 20 capital letters and digits, starting with a letter, for example SEN.',
      ),
    name: line(200),
  }),
  settings: ProgramSettingsInput.omit({ name: true }).strict().default({}),
});

/** A new program. Without a framework in the file, its catalog is empty. */
export interface ProgramFile extends z.output<typeof Header> {
  catalog: CatalogSeed | null;
}

/**
 * Reads a program from the content of a file: the format of the catalogs that come with Laurel, with settings.
 * @throws DomainError `program.file` with the place of each fault.
 */
export function readProgramFile(content: unknown): ProgramFile {
  const header = Header.safeParse(content);
  const hasCatalog = typeof content === 'object' && content !== null && 'framework' in content;
  const catalog = hasCatalog ? CatalogSeed.safeParse(content) : undefined;
  const shape = [...(header.error?.issues ?? []), ...(catalog?.error?.issues ?? [])].map(faultOf(''));
  const faults = catalog?.success && shape.length === 0 ? faultsIn(catalog.data) : shape;
  if (faults.length > 0) throw faulty(faults);
  return { ...header.data!, catalog: catalog?.data ?? null };
}

/** What keeps the catalog from being saved: the same as when authors write it. */
function faultsIn(seed: CatalogSeed): FieldError[] {
  const { framework, microCredentials } = seed;
  const { levels, domains, competencies } = framework;
  const parts = [
    ...checked('/framework', FrameworkInput, { code: framework.code, name: framework.name }),
    ...checked('/framework/levels', FrameworkEdit.shape.levels, levels),
    ...domains.flatMap(({ code, name, functions, stack }, index) => [
      ...checked(`/framework/domains/${index}`, FrameworkEdit.shape.domains.element, {
        code,
        name,
        functions: functions.map((each) => ({ name: each })),
      }),
      ...checked(`/framework/domains/${index}/stack`, StackEdit.shape.name, stack),
    ]),
    ...competencies.flatMap((competency, index) =>
      checked(`/framework/competencies/${index}`, CompetencyInput, competency),
    ),
    ...microCredentials.flatMap(({ code, title }, index) =>
      checked(`/microCredentials/${index}`, MicroCredentialInput, { code, title }),
    ),
    ...seedFaults(seed),
  ];
  return parts.length > 0 ? parts : contentFaults(seed);
}

function contentFaults(seed: CatalogSeed): FieldError[] {
  const { framework, microCredentials } = seed;
  const known = {
    levels: framework.levels.map(({ code }) => code),
    competencies: framework.competencies.map(({ number }) => number),
    microCredentials: microCredentials.map(({ code }) => code),
  };
  const faultsOfContent = (at: string, content: Content) => {
    const shape = checked(at, VersionContent, content);
    return shape.length > 0
      ? shape
      : faultsOf(content, known).map(({ pointer, detail }) => ({ pointer: `${at}${pointer}`, detail }));
  };
  const template = faultsOfContent('/artifactTemplate', { level: known.levels[0]!, ...seededTemplate(seed) });
  if (template.length > 0) return template;
  return microCredentials.flatMap((each, index) =>
    each.outcomes.length === 0
      ? []
      : faultsOfContent(`/microCredentials/${index}`, seededContent(seed, each, { withDrafts: true })),
  );
}

function checked(at: string, schema: z.ZodType, value: unknown): FieldError[] {
  return (schema.safeParse(value).error?.issues ?? []).map(faultOf(at));
}

const faultOf =
  (at: string) =>
  ({ path, message }: z.core.$ZodIssue): FieldError => ({ pointer: `${at}${pathPointer(path)}`, detail: message });

function faulty(errors: FieldError[]): DomainError {
  const more = errors.length > mostFaults;
  return new DomainError(
    'invalid',
    'program.file',
    errors.length === 1
      ? 'The file has a fault, so no program was created.'
      : `The file has ${errors.length} faults.${more ? ` The first ${mostFaults} are listed.` : ''} No program was created.`,
    { errors: errors.slice(0, mostFaults) },
  );
}
