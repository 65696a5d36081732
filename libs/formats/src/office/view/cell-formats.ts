import { attributeOf, readXml } from '../rewrite-xml.js';

type Moment = 'date' | 'time' | 'both';

/** Excel's own formats of dates and times. Others are in the file. */
const ownDates: Readonly<Record<number, Moment>> = {
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'both',
  45: 'time',
  46: 'time',
  47: 'time',
};
const ownPercents = new Set([9, 10]);
const day = 24 * 60 * 60 * 1000;
const ends = { before1900: 0, after9999: 2_958_466 };

/** Shows the numbers of a workbook as Excel shows them: dates as dates, shares as percents. */
export class CellFormats {
  private readonly codes = new Map<number, string>();
  private readonly styles: number[] = [];

  constructor(
    styles: Uint8Array | undefined,
    private readonly startsIn1904: boolean,
  ) {
    if (styles === undefined) return;
    readXml(styles, {
      open: (element) => {
        const id = Number(attributeOf(element, 'numFmtId') ?? 0);
        if (element.key === 'x:numFmt') this.codes.set(id, attributeOf(element, 'formatCode') ?? '');
        if (element.key === 'x:xf' && element.parent?.key === 'x:cellXfs') this.styles.push(id);
        return 'keep';
      },
    });
  }

  shown(value: string, style: number): string {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return value;
    const id = this.styles[style] ?? 0;
    const code = (this.codes.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
    const kind = ownDates[id] ?? kindOf(code);
    if (kind !== null && number >= ends.before1900 && number < ends.after9999) return this.date(number, kind);
    if (ownPercents.has(id) || code.includes('%')) return `${tidy(number * 100)}%`;
    return tidy(number);
  }

  private date(number: number, kind: Moment): string {
    // Excel believes that 1900 was a leap year.
    const days = this.startsIn1904 ? number + 1462 : number < 60 ? number + 1 : number;
    const text = new Date(Math.round((days - 25_569) * day)).toISOString();
    const [date, time] = [text.slice(0, 10), text.slice(11, 16)];
    return kind === 'date' ? date : kind === 'time' ? time : `${date} ${time}`;
  }
}

function kindOf(code: string): Moment | null {
  const hasDate = /[yd]/i.test(code);
  const hasTime = /[hs]/i.test(code);
  if (hasDate && hasTime) return 'both';
  return hasDate ? 'date' : hasTime ? 'time' : null;
}

/** Without the last digits, which a computer's arithmetic adds. */
function tidy(number: number): string {
  return String(Number(number.toPrecision(12)));
}
