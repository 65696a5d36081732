export { drawPaper, type PaperAbout } from './draw-paper.js';
export type { Column, Paper } from './paper.js';
