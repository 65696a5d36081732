export { CaseDefinitionQueries } from './case-definitions.queries.js';
export * from './import-case-package.js';
export * from './case.queries.js';
export type {
  CaseAssociationObject,
  CaseDocumentObject,
  CaseItemObject,
  CaseObject,
  CasePackageObject,
} from './case-package.document.js';
