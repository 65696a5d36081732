export { drawPaper, type PaperAbout } from './draw-paper.js';
export type { CodeModules, Column, Paper } from './paper.js';
