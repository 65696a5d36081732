import { changesInWords, type Said } from '#kernel';
import { changesBetween } from '../authoring/content-changes.policy.js';
import type {
  CatalogFile,
  FrameworkInFile,
  MicroCredentialInFile,
  StackInFile,
  VersionInFile,
} from './catalog-file.document.js';

/** Every difference between two catalogs, in words. Parts are matched by their codes, competencies by their numbers. */
export function catalogDifferences(before: CatalogFile, after: CatalogFile): string[] {
  const later = new Map(after.microCredentials.map((one) => [one.code, one]));
  return [
    ...changesInWords(wordsOf(before), wordsOf(after)),
    ...before.microCredentials.flatMap((one) => {
      const other = later.get(one.code);
      return other === undefined ? [] : versionDifferences(one, other);
    }),
  ];
}

function wordsOf({ frameworks, stacks, microCredentials }: CatalogFile): Map<string, Said> {
  const said = [
    ...frameworks.flatMap(frameworkWords),
    ...stacks.flatMap(stackWords),
    ...microCredentials.flatMap(microCredentialWords),
  ];
  return new Map(said.map((one) => [one.what, one]));
}

function frameworkWords({ code, name, levels, domains, competencies }: FrameworkInFile): Said[] {
  const of = `framework ${code}`;
  return [
    { what: of, words: name },
    ...levels.flatMap((level, index) => [
      { what: `${of}, level ${level.code}`, words: level.name },
      { what: `${of}, level ${level.code}, meaning`, words: level.about },
      { what: `${of}, level ${level.code}, place`, words: String(index + 1) },
    ]),
    ...domains.flatMap((domain) => [
      { what: `${of}, domain ${domain.code}`, words: domain.name },
      ...domain.functions.map((part) => ({
        what: `${of}, domain ${domain.code}, function "${part.name}"`,
        words: part.name,
      })),
    ]),
    ...competencies.flatMap((competency) => {
      const one = `competency ${competency.number}`;
      return [
        { what: one, words: competency.title },
        { what: `${one}, function`, words: `${competency.domain}: ${competency.function}` },
        { what: `${one}, PSEL codes`, words: competency.psel.join(', ') },
        ...Object.entries(competency.levels).map(([level, words]) => ({ what: `${one}, level ${level}`, words })),
      ];
    }),
  ];
}

function stackWords({ code, name, framework, required }: StackInFile): Said[] {
  const of = `stack ${code}`;
  return [
    { what: of, words: name },
    { what: `${of}, framework`, words: framework },
    { what: `${of}, how many its badge asks for`, words: required === null ? 'all' : String(required) },
  ];
}

function microCredentialWords({ code, title, stack }: MicroCredentialInFile): Said[] {
  return [
    { what: code, words: title },
    { what: `${code}, stack`, words: stack },
  ];
}

/** Each version is compared with the one of the same level that is out, or with the draft of the same level. */
function versionDifferences(before: MicroCredentialInFile, after: MicroCredentialInFile): string[] {
  const nameOf = ({ state, content }: VersionInFile): string =>
    `${before.code}, ${state === 'draft' ? 'draft' : 'version'} at level ${content.level}`;
  const [earlier, later] = [before, after].map(({ versions }) => new Map(versions.map((one) => [nameOf(one), one])));
  return [
    ...[...later!].flatMap(([name, { content }]) => {
      const other = earlier!.get(name);
      if (other === undefined) return [`${name}: added`];
      return changesBetween(other.content, content).map(({ words }) => `${name}: ${words}`);
    }),
    ...[...earlier!.keys()].filter((name) => !later!.has(name)).map((name) => `${name}: removed`),
  ];
}
