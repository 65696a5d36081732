export { drawPaper, type PaperAbout } from './draw-paper.js';
export type { CodeModules, Column, Paper } from './paper.js';
export { isolated } from './isolated.js';
export { type Outline, outlineOf } from './outline.js';
export { apart, fitsInOneZip, mostBytesInZip, nameInZip } from './zip/archive.policy.js';
export { type Archived, type ArchiveEntry, zipped } from './zip/zipped.js';
