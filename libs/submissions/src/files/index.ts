export * from './add-file.js';
export * from './describe-file.js';
export * from './file-content.queries.js';
export * from './file-links.js';
export * from './file-name.policy.js';
export * from './file.queries.js';
export * from './remove-file.js';
export * from './scan-file.js';
