export * from './file-text.entity.js';
export * from './preparation.entity.js';
export * from './prepare-again.js';
export * from './prepare-earlier-files.js';
export * from './prepare-file.js';
