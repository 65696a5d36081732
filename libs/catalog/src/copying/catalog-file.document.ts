import type { CasePackageObject } from '../case/case-package.document.js';
import type { CompetencyContent } from '../framework/competency-content.policy.js';
import type { VersionContent, VersionTemplateContent } from '../version-content.document.js';
import type { CopiedVersionState } from '../vocabulary.js';

/** The whole catalog of a program in a file, to be compared or copied. Order is that of the program. */
export interface CatalogFile {
  frameworks: FrameworkInFile[];
  stacks: StackInFile[];
  microCredentials: MicroCredentialInFile[];
  /** What new versions start from. Null: nothing. */
  template: VersionTemplateContent | null;
}

/**
 * A framework. Only the parts of one that came from a CASE package have identifiers: a copy of the program's own
 * framework is another framework, and its parts get identifiers of their own.
 */
export interface FrameworkInFile {
  /** Unique within the program. */
  code: string;
  name: string;
  identifier?: string;
  levels: { identifier?: string; code: string; name: string; about: string }[];
  domains: { identifier?: string; code: string; name: string; functions: { identifier?: string; name: string }[] }[];
  competencies: (CompetencyContent & { identifier?: string; uri?: string })[];
  /** The package that it came from, whole. */
  package?: CasePackageObject;
}

export interface StackInFile {
  /** The code of the domain that it is about. */
  code: string;
  name: string;
  /** The code of its framework. */
  framework: string;
  /** How many of its micro-credentials its badge asks for. Null asks for all. */
  required: number | null;
}

export interface MicroCredentialInFile {
  code: string;
  title: string;
  workingTitle: boolean;
  /** The code of its stack. */
  stack: string;
  /** The current version of each level and the drafts, in the order of their numbers. */
  versions: VersionInFile[];
}

export interface VersionInFile {
  state: CopiedVersionState;
  levelAssumed: boolean;
  content: VersionContent;
}
