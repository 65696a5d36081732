export * from './check-content.js';
export type { ContentChange } from './content-changes.policy.js';
export * from './create-draft-version.js';
export * from './discard-draft.js';
export * from './edit-draft-version.js';
