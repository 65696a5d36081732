import { changesInWords, type FieldError, type Said } from '#kernel';
import { repeated } from '../repeated.policy.js';
import type { SentParts } from './framework-parts.policy.js';

/** What an author writes about a competency. */
export interface CompetencyContent {
  /** Unique within the program. */
  number: number;
  /** The domain's code. */
  domain: string;
  function: string;
  title: string;
  /** Codes of the Professional Standards for Educational Leaders. */
  psel: string[];
  /** What it looks like, by level code. */
  levels: Record<string, string>;
}

/** The faults of a competency, with a pointer to each. */
export function competencyFaults(
  { domain, function: name, levels, psel }: CompetencyContent,
  framework: SentParts,
): FieldError[] {
  const codes = framework.levels.map(({ code }) => code);
  const home = framework.domains.find(({ code }) => code === domain);
  return [
    ...(home === undefined ? [{ pointer: '/domain', detail: `The framework has no domain ${domain}.` }] : []),
    ...(home !== undefined && !home.functions.some((part) => part.name === name)
      ? [{ pointer: '/function', detail: `The domain ${domain} has no function "${name}".` }]
      : []),
    ...Object.keys(levels).flatMap((level) =>
      codes.includes(level)
        ? []
        : [
            {
              pointer: `/levels/${level}`,
              detail: `The framework has no level "${level}". Its levels: ${codes.join(', ')}.`,
            },
          ],
    ),
    ...repeated(
      psel.map((value, index) => ({ pointer: `/psel/${index}`, value })),
      (code) => `${code} is already listed.`,
    ),
  ];
}

/** The changes in words, for the history. */
export function competencyChanges(before: CompetencyContent, after: CompetencyContent): string[] {
  return changesInWords(wordsOf(before), wordsOf(after));
}

function wordsOf({ number, domain, function: name, title, psel, levels }: CompetencyContent): Map<string, Said> {
  const said: Said[] = [
    { what: 'number', words: String(number) },
    { what: 'function', words: `${domain}: ${name}` },
    { what: 'title', words: title },
    { what: 'PSEL codes', words: psel.join(', ') },
    ...Object.entries(levels).map(([code, words]) => ({ what: `level ${code}`, words })),
  ];
  return new Map(said.map((one) => [one.what, one]));
}

/** What an author writes, as the table has it. */
interface CompetencyColumns {
  number: number;
  domainCode: string;
  functionName: string;
  title: string;
  psel: string[];
  descriptors: Record<string, string>;
}

/** The columns of what an author writes. */
export function columnsOf(content: CompetencyContent): CompetencyColumns {
  const { number, domain, function: functionName, title, psel, levels } = content;
  return { number, domainCode: domain, functionName, title, psel, descriptors: levels };
}

/** What an author wrote, from the columns of its row. */
export function contentOf(row: CompetencyColumns): CompetencyContent {
  const { number, domainCode, functionName, title, psel, descriptors } = row;
  return { number, domain: domainCode, function: functionName, title, psel, levels: descriptors };
}
