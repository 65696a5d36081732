import type { PassRule } from './pass-rule.document.js';
import type { ArtifactKind, Confirmer, Sharer } from './vocabulary.js';

/** A part of an essential outcome with its own score. */
export interface Detail {
  /** Unique among the outcomes and details of its version. It stays the same when the detail moves. */
  id: string;
  /** `a`, `b`, `c` … in order. */
  letter: string;
  statement: string;
  rubricSentences?: RubricSentences;
}

/** What work at a level of the rubric scale looks like, by the level's code. */
export type RubricSentences = Record<string, string>;

/** An item of another framework that the version, or an outcome, belongs to. */
export interface Alignment {
  framework: string;
  /** Unique within its framework. */
  code: string;
  title: string;
  /** The item's web address, https. */
  uri?: string;
}

/** Something to read, watch or use. */
export interface Resource {
  id: string;
  title: string;
  /** A web address, https. */
  link?: string;
  about: string;
}

/** What a badge counts for elsewhere. */
export interface Credit {
  /** Hours of professional development. */
  hours?: number;
  points?: number;
  /** Semester hours. */
  semesterCredit?: number;
}

/** How long a badge is valid. */
export interface Validity {
  /** Calendar months from the award. Null: it does not end. */
  months: number | null;
  /** How to renew it, in Markdown. */
  renewal: string;
}

/** A numbered statement that must be shown. */
export interface Outcome {
  id: string;
  /** 1, 2, 3 … in order. */
  number: number;
  statement: string;
  details: Detail[];
  /** Numbers of the framework's competencies that it belongs to. */
  competencies: number[];
  /** For outcomes that are scored as a whole, and for details without sentences of their own. */
  rubricSentences?: RubricSentences;
  /** Documents from practice that could show the outcome. */
  sampleDocuments?: string[];
  alignments?: Alignment[];
  /** Who shows it together, with one score for all. Absent: each candidate shows it. */
  shownBy?: Sharer;
}

export interface GuidingQuestion {
  id: string;
  text: string;
  /** The id of the outcome that the question is about. Absent: the whole artifact. */
  outcome?: string;
}

export interface TextRequirement {
  /** The minimum number of words. 0 asks for any text. */
  wordMinimum: number;
  maxCharacters: number;
}

export interface FileRequirement {
  minCount: number;
  maxCount: number;
  /** The size limit of one file, in bytes. */
  maxBytes: number;
  /** Media types, exact and in lower case, for example `application/pdf`. */
  accept: string[];
}

/** Addresses of pages and recordings elsewhere. Laurel shows them and does not open them. */
export interface LinkRequirement {
  minCount: number;
  maxCount: number;
}

/** What an artifact must contain: text, files, links, or several of these. */
export interface ArtifactRequirement {
  kind: ArtifactKind;
  /** 1, 2, 3 … in order. */
  position: number;
  title: string;
  about: string;
  guidingQuestions: GuidingQuestion[];
  text: TextRequirement | null;
  files: FileRequirement | null;
  /** Absent: no links. */
  links?: LinkRequirement;
  /** Who confirms the artifact as it is before it can be submitted. Absent: nobody. */
  confirmedBy?: Confirmer;
  /** Who submits it together. Absent: each candidate submits their own. */
  submittedBy?: Sharer;
}

/** One step of the rubric scale. */
export interface RubricLevel {
  /** For example `not_met`, `progressing`, `demonstrated`. */
  code: string;
  name: string;
  /** Whether a detail scored here is met, where the pass rule does not name a level itself. */
  meets: boolean;
  about: string;
}

/**
 * What a candidate is assessed against, and what helps them. It can change only while its version is a draft. Versions
 * that were written before a field existed do not have it, and their hash stays the same: an absent field says nothing.
 */
export interface VersionContent {
  /** Code of the badge's level in the framework, for example `developing`. */
  level: string;
  /** What it is about, in Markdown, like `why` and `method`. */
  about: string;
  /** Why a leader would earn it. */
  why?: string;
  /** The key components of the method that candidates use. */
  method?: string;
  outcomes: Outcome[];
  artifacts: ArtifactRequirement[];
  /** Ascending: the levels that do not meet come first. */
  rubric: RubricLevel[];
  passRule: PassRule;
  /** US cents. */
  priceCents: number;
  resources?: Resource[];
  alignments?: Alignment[];
  credit?: Credit;
  validity?: Validity;
  /** Codes of micro-credentials of the program that help to have first. */
  prerequisites?: string[];
  /** The places with words that the program has not confirmed: see `unconfirmed.document.ts`. */
  unconfirmed?: string[];
}

/** The content of a new version, before it has a level. */
export type VersionTemplateContent = Omit<VersionContent, 'level'>;

/** Fields of an item that repeat its place in its list. */
export const ordinals: ReadonlySet<string> = new Set(['number', 'letter', 'position']);

/** The smallest thing that is scored. */
export interface ScoredDetail {
  id: string;
  outcomeId: string;
  outcomeNumber: number;
  statement: string;
}

/** Every detail that a reviewer scores, in order. An outcome without details is scored as one detail with its id. */
export function detailsOf(content: Pick<VersionContent, 'outcomes'>): ScoredDetail[] {
  return content.outcomes.flatMap((outcome) => {
    const place = { outcomeId: outcome.id, outcomeNumber: outcome.number };
    if (outcome.details.length === 0) return [{ id: outcome.id, ...place, statement: outcome.statement }];
    return outcome.details.map(({ id, statement }) => ({ id, ...place, statement }));
  });
}

/** Whether the version is for teams: some of its artifacts are submitted together (rule 48). */
export function isForTeams({ artifacts }: Pick<VersionContent, 'artifacts'>): boolean {
  return teamKindsOf({ artifacts }).length > 0;
}

/** The artifacts that a team submits together. */
export function teamKindsOf({ artifacts }: Pick<VersionContent, 'artifacts'>): ArtifactKind[] {
  return artifacts.filter(({ submittedBy }) => submittedBy === 'team').map(({ kind }) => kind);
}

/** The ids of the details that a team shows together. */
export function teamDetailsOf({ outcomes }: Pick<VersionContent, 'outcomes'>): string[] {
  return detailsOf({ outcomes: outcomes.filter(({ shownBy }) => shownBy === 'team') }).map(({ id }) => id);
}

/** What work on a detail looks like at each level: the detail's own sentences, or else those of its outcome. */
export function sentencesOf(outcome: Outcome, detailId: string): RubricSentences {
  const detail = outcome.details.find(({ id }) => id === detailId);
  return detail?.rubricSentences ?? outcome.rubricSentences ?? {};
}

/** What work looks like at one level of the scale. */
export interface LevelInWords {
  name: string;
  meets: boolean;
  sentence: string;
}

/** Sentences in the order of the scale, with the names of their levels. */
export function levelsInWords(rubric: RubricLevel[], sentences: RubricSentences = {}): LevelInWords[] {
  return rubric.flatMap(({ code, name, meets }) => {
    const sentence = sentences[code];
    return sentence === undefined ? [] : [{ name, meets, sentence }];
  });
}

/** The guiding questions of an artifact, with the number of the outcome that each is about. Null: the whole artifact. */
export function questionsOf(
  { outcomes }: Pick<VersionContent, 'outcomes'>,
  { guidingQuestions }: Pick<ArtifactRequirement, 'guidingQuestions'>,
): { id: string; text: string; outcomeNumber: number | null }[] {
  return guidingQuestions.map(({ id, text, outcome }) => ({
    id,
    text,
    outcomeNumber: outcomes.find((one) => one.id === outcome)?.number ?? null,
  }));
}
