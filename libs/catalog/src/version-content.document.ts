import type { ArtifactKind, PassRuleKind } from './vocabulary.js';

/** A part of an essential outcome with its own score. */
export interface Detail {
  /** Unique among the outcomes and details of its version. It stays the same when the detail moves. */
  id: string;
  /** `a`, `b`, `c` … in order. */
  letter: string;
  statement: string;
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
}

export interface GuidingQuestion {
  id: string;
  text: string;
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

/** What an artifact must contain: text, files, or both. */
export interface ArtifactRequirement {
  kind: ArtifactKind;
  /** 1, 2, 3 … in order. */
  position: number;
  title: string;
  about: string;
  guidingQuestions: GuidingQuestion[];
  text: TextRequirement | null;
  files: FileRequirement | null;
}

/** One step of the rubric scale. */
export interface RubricLevel {
  /** For example `not_met`, `progressing`, `demonstrated`. */
  code: string;
  name: string;
  /** Whether a detail scored here is met. */
  meets: boolean;
  about: string;
}

/** When a submission is met (rule 12). */
export interface PassRule {
  kind: PassRuleKind;
}

/** What a candidate is assessed against. It can change only while its version is a draft. */
export interface VersionContent {
  /** Code of the badge's level in the framework, for example `developing`. */
  level: string;
  about: string;
  outcomes: Outcome[];
  artifacts: ArtifactRequirement[];
  /** Ascending: the levels that do not meet come first. */
  rubric: RubricLevel[];
  passRule: PassRule;
  /** US cents. */
  priceCents: number;
}

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
