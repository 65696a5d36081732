import type { Passage } from '../../format.js';
import { escaped, htmlPage } from './html-page.js';

/** Lines of a page. More would only slow the browser down. */
const mostLines = 5_000;

/** The text of a file, page by page, where nothing can draw its pages. */
export function outlineHtml(passages: readonly Passage[], pageName: 'Slide' | 'Sheet' | null): string {
  let left = mostLines;
  let page: number | null = null;
  const parts: string[] = [];
  for (const passage of passages) {
    if (passage.page !== page && passage.page !== null && pageName !== null)
      parts.push(`<h2>${pageName} ${passage.page}</h2>`);
    page = passage.page;
    const lines = passage.text.split('\n').filter((line) => line.trim() !== '');
    parts.push(...blocksOf(lines.slice(0, left)));
    left -= lines.length;
    if (left < 0) {
      parts.push(
        `<p class="note">The text after ${mostLines} lines is not shown here. Download the file to see it.</p>`,
      );
      break;
    }
  }
  const note = '<p class="note">Only the text of this file is shown here. Download the file to see all of it.</p>';
  return htmlPage(note + parts.join('\n'));
}

/** Lines with tabs between their words are the rows of a table. */
function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  let rows: string[] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push(`<section><table><tbody>${rows.join('')}</tbody></table></section>`);
    rows = [];
  };
  for (const line of lines) {
    if (line.includes('\t')) {
      const cells = line.replace(/\t$/, '').split('\t');
      rows.push(`<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
      continue;
    }
    endTable();
    blocks.push(`<p>${escaped(line)}</p>`);
  }
  endTable();
  return blocks;
}
