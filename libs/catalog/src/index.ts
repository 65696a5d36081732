export { CatalogModule } from './catalog.module.js';
export {
  CatalogQueries,
  type CompetencyFilter,
  type CompetencyView,
  type FrameworkView,
  type MicroCredentialView,
  type StackView,
} from './catalog.queries.js';
export { type ContentChange } from './domain/content-changes.js';
export {
  detailsOf,
  type ArtifactRequirement,
  type Detail,
  type FileRequirement,
  type GuidingQuestion,
  type Outcome,
  type PassRule,
  type RubricLevel,
  type ScoredDetail,
  type TextRequirement,
  type VersionContent,
} from './domain/version-content.js';
export { catalogEvents } from './events.js';
export { MicroCredential, Stack } from './micro-credential.entity.js';
export { CheckContent, type ContentCheck } from './operations/check-content.js';
export { CreateDraftVersion, type NewDraft } from './operations/create-draft-version.js';
export { DiscardDraft, type DraftDiscard } from './operations/discard-draft.js';
export { EditDraftVersion, type DraftEdit } from './operations/edit-draft-version.js';
export { ImportCatalog, type ImportResult } from './operations/import-catalog.js';
export { MoveVersion, type VersionMove } from './operations/move-version.js';
export * from './read/index.js';
export { Version } from './version.entity.js';
export { VersionQueries, type VersionInFull, type VersionSummary } from './version.queries.js';
export { artifactKinds, type ArtifactKind, type VersionCommand, type VersionState } from './vocabulary.js';
