export * from './authoring/index.js';
export { CatalogModule } from './catalog.module.js';
export { catalogEvents } from './events.js';
export * from './importing/index.js';
export { MicroCredential, Stack } from './micro-credential.entity.js';
export * from './publishing/index.js';
export * from './read/index.js';
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
} from './version-content.document.js';
export { Version } from './version.entity.js';
