export * from './approval/index.js';
export * from './authoring/index.js';
export * from './case/index.js';
export { CatalogModule } from './catalog.module.js';
export * from './copying/index.js';
export { catalogEvents } from './events.js';
export * from './design/index.js';
export * from './framework/index.js';
export * from './importing/index.js';
export { MicroCredential, Stack } from './micro-credential.entity.js';
export {
  detailsThatCount,
  detailsToRedo,
  levelNeededInOutcome,
  levelNeededOn,
  meetsBy,
  type PassRule,
  passRuleInWords,
  scaleOf,
} from './pass-rule.document.js';
export * from './publishing/index.js';
export * from './read/index.js';
export * from './stacks/index.js';
export { confirmedWords, unconfirmedPlaces } from './unconfirmed.document.js';
export {
  detailsOf,
  isForTeams,
  levelsInWords,
  questionsOf,
  sentencesOf,
  teamDetailsOf,
  teamKindsOf,
  type Alignment,
  type ArtifactRequirement,
  type Credit,
  type Detail,
  type FileRequirement,
  type GuidingQuestion,
  type LevelInWords,
  type LinkRequirement,
  type Outcome,
  type Resource,
  type RubricLevel,
  type RubricSentences,
  type ScoredDetail,
  type TextRequirement,
  type Validity,
  type VersionContent,
} from './version-content.document.js';
export { Version } from './version.entity.js';
