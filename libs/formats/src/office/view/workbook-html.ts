import { attributeOf, readXml } from '../rewrite-xml.js';
import type { Entries } from '../zip.js';
import { OoxmlPackage } from '../ooxml-package.js';
import { sharedStrings } from '../read-copy.js';
import { CellFormats } from './cell-formats.js';
import { escaped, htmlPage } from './html-page.js';

/** Rows and columns of a sheet that are shown. */
const mostRows = 1_000;
const mostColumns = 100;
/** Cells of a workbook that are shown. More would stop a browser. */
const mostCells = 100_000;

const onlyValues =
  '<p class="note">Pictures, charts and comments of this workbook are not shown here. Download the file to see them.</p>';

interface Cell {
  column: number;
  text: string;
}

interface Sheet {
  rows: Map<number, Cell[]>;
  merged: { row: number; column: number; rows: number; columns: number }[];
  isCut: boolean;
}

/** A workbook as tables, sheet by sheet, from its blind copy. */
export function workbookHtml(entries: Entries): string {
  const file = new OoxmlPackage(entries);
  const main = 'xl/workbook.xml';
  const targets = new Map(file.relationships(main).map(({ id, part }) => [id, part]));
  const strings = sharedStrings(entries.get('xl/sharedStrings.xml'));
  const sheets: { name: string; part: string }[] = [];
  let startsIn1904 = false;
  readXml(entries.get(main)!, {
    open: (element) => {
      if (element.key === 'x:workbookPr') startsIn1904 = /^(?:1|true)$/.test(attributeOf(element, 'date1904') ?? '');
      const part = element.key === 'x:sheet' ? targets.get(attributeOf(element, 'id', 'r') ?? '') : null;
      if (part) sheets.push({ name: attributeOf(element, 'name') ?? '', part });
      return 'keep';
    },
  });
  const formats = new CellFormats(entries.get('xl/styles.xml'), startsIn1904);
  let left = mostCells;
  const parts: string[] = [];
  for (const { name, part } of sheets) {
    const sheet = readSheet(entries.get(part)!, strings, formats, left);
    for (const cells of sheet.rows.values()) left -= cells.length;
    parts.push(`<section><h2>${escaped(name)}</h2>${tableOf(sheet)}</section>`);
  }
  const hasMore = [...entries.keys()].some((name) =>
    /^xl\/(?:charts|comments|drawings|media|threadedComments)/.test(name),
  );
  return htmlPage((hasMore ? onlyValues : '') + parts.join('\n'));
}

function readSheet(content: Uint8Array, strings: readonly string[], formats: CellFormats, most: number): Sheet {
  const sheet: Sheet = { rows: new Map(), merged: [], isCut: false };
  let cells = 0;
  let row = 0;
  let place = { row: 0, column: 0 };
  let type = '';
  let style = 0;
  let text = '';
  let skipped = 0;
  readXml(content, {
    hasEnough: () => skipped > mostCells,
    open: (element) => {
      const { key } = element;
      if (key === 'x:row') {
        row = Number(attributeOf(element, 'r') ?? row + 1);
        place = { row, column: 0 };
      }
      if (key === 'x:c') {
        const reference = attributeOf(element, 'r');
        place = reference === null ? { row, column: place.column + 1 } : placeOf(reference);
        type = attributeOf(element, 't') ?? 'n';
        style = Number(attributeOf(element, 's') ?? 0);
        text = '';
      }
      if (key === 'x:mergeCell') {
        const [from, to] = (attributeOf(element, 'ref') ?? '').split(':').map(placeOf);
        if (from !== undefined && to !== undefined)
          sheet.merged.push({ ...from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 });
      }
      return 'keep';
    },
    text: (content, { key, parent }) => {
      if (key === 'x:v' || (key === 'x:t' && parent?.key !== 'x:rPh')) text += content;
      return content;
    },
    close: ({ key }) => {
      if (key !== 'x:c' || text === '') return;
      if (place.row > mostRows || place.column > mostColumns || cells >= most) {
        sheet.isCut = true;
        skipped += 1;
        return;
      }
      cells += 1;
      const shown = type === 's' ? (strings[Number(text)] ?? '') : type === 'n' ? formats.shown(text, style) : text;
      const list = sheet.rows.get(place.row) ?? [];
      list.push({ column: place.column, text: type === 'b' ? (text === '1' ? 'TRUE' : 'FALSE') : shown });
      sheet.rows.set(place.row, list);
    },
  });
  return sheet;
}

function placeOf(reference: string): { row: number; column: number } {
  const [, letters = '', digits = '0'] = /^\$?([A-Z]{1,3})\$?(\d+)$/i.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column };
}

function tableOf({ rows, merged, isCut }: Sheet): string {
  const note = `<p class="note">Only the first ${mostRows} rows and ${mostColumns} columns are shown here. Download the file to see all of them.</p>`;
  if (rows.size === 0) return isCut ? note : '<p>This sheet has no values.</p>';
  const last = Math.max(...rows.keys());
  const width = Math.max(...[...rows.values()].flatMap((cells) => cells.map(({ column }) => column)));
  const starts = new Map(merged.map((area) => [`${area.row} ${area.column}`, area]));
  const covered = new Set<string>();
  for (const { row, column, rows: height, columns } of merged)
    for (let y = row; y < Math.min(row + height, mostRows + 1); y += 1)
      for (let x = column; x < Math.min(column + columns, mostColumns + 1); x += 1)
        if (y !== row || x !== column) covered.add(`${y} ${x}`);
  const lines: string[] = [];
  for (let row = Math.min(...rows.keys()); row <= last; row += 1) {
    const cells = new Map((rows.get(row) ?? []).map(({ column, text }) => [column, text]));
    let line = '';
    for (let column = 1; column <= width; column += 1) {
      if (covered.has(`${row} ${column}`)) continue;
      const area = starts.get(`${row} ${column}`);
      const spans = area === undefined ? '' : ` colspan="${area.columns}" rowspan="${area.rows}"`;
      line += `<td${spans}>${escaped(cells.get(column) ?? '').replaceAll('\n', '<br>')}</td>`;
    }
    lines.push(`<tr>${line}</tr>`);
  }
  return `<table><tbody>${lines.join('\n')}</tbody></table>${isCut ? note : ''}`;
}
