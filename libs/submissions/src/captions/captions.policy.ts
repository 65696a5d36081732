import { DomainError } from '#kernel';
import { cleanCueText } from './cue-text.policy.js';

/** The most bytes of a caption file. */
export const mostCaptionBytes = 2 * 1024 * 1024;

/** A piece of text that is shown while the recording plays. Times are in milliseconds. */
export interface Cue {
  start: number;
  end: number;
  /** Where the player shows it, as WebVTT writes it. */
  settings: string;
  text: string;
}

/**
 * Reads captions from WebVTT or SRT, in UTF-8 or in UTF-16 with a mark. Notes, styles, the header and the names of cues
 * are left out, since players do not show them and they often name who made the captions.
 * @throws DomainError `captions.unreadable`, with the line and what to do about it.
 */
export function readCaptions(bytes: Uint8Array): Cue[] {
  const lines = decoded(bytes).split(/\r\n|\r|\n/);
  const first = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[first]!);
  const cues: Cue[] = [];
  for (let at = isVtt ? headerEnd(lines, first) : first; at < lines.length;) {
    if (lines[at]!.trim() === '') {
      at++;
      continue;
    }
    const end = blockEnd(lines, at);
    if (!isVtt || !/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[at]!)) cues.push(...cueIn(lines, { at, end }));
    at = end;
  }
  if (cues.length === 0)
    throw unreadable(
      1,
      'The file has no captions. Choose the caption file of this recording: its name ends in .vtt or .srt.',
    );
  return cues.toSorted((a, b) => a.start - b.start);
}

/** Captions as WebVTT. */
export function toVtt(cues: readonly Cue[]): string {
  return [
    'WEBVTT\n',
    ...cues.map(({ start, end, settings, text }) => {
      const times = `${written(start)} --> ${written(end)}`;
      return `${settings === '' ? times : `${times} ${settings}`}\n${text}\n`;
    }),
  ].join('\n');
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(
      lineOfBadByte(bytes),
      'A letter on this line is not in UTF-8. Save the captions again as UTF-8: in a text editor, choose Save As and the encoding UTF-8.',
    );
  }
}

/** The line with the first byte that is not UTF-8. */
function lineOfBadByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length;
}

/** The header goes to the first empty line, or to a time that follows without one. */
function headerEnd(lines: readonly string[], first: number): number {
  const end = lines.findIndex((line, index) => index > first && (line.trim() === '' || line.includes('-->')));
  return end === -1 ? lines.length : end;
}

function blockEnd(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, index) => index > from && line.trim() === '');
  return end === -1 ? lines.length : end;
}

function cueIn(lines: readonly string[], { at, end }: { at: number; end: number }): Cue[] {
  const timed = [at, at + 1].find((index) => index < end && lines[index]!.includes('-->'));
  if (timed === undefined) {
    // Some editors leave an empty line inside a caption, or only a number at the end.
    if (/^\s*\d+\s*$/.test(lines[at]!) && end === at + 1) return [];
    throw unreadable(
      at + 1,
      'This text has no time above it. Put a line such as 00:00:01.000 --> 00:00:04.000 directly above, without an empty line between.',
    );
  }
  const times = timesIn(lines[timed]!, timed + 1);
  const rest = lines.slice(timed + 1, end);
  const second = rest.findIndex((line) => line.includes('-->'));
  if (second !== -1)
    throw unreadable(timed + 2 + second, 'Put an empty line between the caption before and this time.');
  const text = cleanCueText(rest.join('\n').replace(notText, ''));
  return text.trim() === '' ? [] : [{ ...times, text: withoutEmptyLines(text) }];
}

/** Control characters, except tabs and the ends of lines. */
const notText = /[^\P{Cc}\t\n]/gu;

/** An empty line would end the cue. */
const withoutEmptyLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');

const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s+(.*))?$`);
const setting =
  /^(?:vertical:(?:rl|lr)|line:-?\d+(?:\.\d+)?%?(?:,(?:start|center|end))?|position:\d+(?:\.\d+)?%(?:,(?:line-left|center|line-right))?|size:\d+(?:\.\d+)?%|align:(?:start|center|end|left|right))$/;

function timesIn(line: string, number: number): Omit<Cue, 'text'> {
  const found = timing.exec(line);
  const start = found && milliseconds(found.slice(1, 5));
  const end = found && milliseconds(found.slice(5, 9));
  if (start === null || end === null)
    throw unreadable(
      number,
      'This line does not have a start and an end. Write it as 00:00:01.000 --> 00:00:04.000, with minutes and seconds below 60.',
    );
  if (end <= start)
    throw unreadable(number, 'This caption ends before it starts. Make the second time later than the first.');
  const settings = (found![9] ?? '').split(/\s+/).filter((word) => setting.test(word));
  return { start, end, settings: settings.join(' ') };
}

function milliseconds([hours = '0', minutes, seconds, fraction = '0']: (string | undefined)[]): number | null {
  const [h, m, s, ms] = [hours, minutes, seconds, fraction.padEnd(3, '0')].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return m < 60 && s < 60 ? ((h * 60 + m) * 60 + s) * 1000 + ms : null;
}

function written(at: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(at / 3_600_000)}:${two((at / 60_000) % 60)}:${two((at / 1000) % 60)}.${String(at % 1000).padStart(3, '0')}`;
}

function unreadable(line: number, remedy: string): DomainError {
  return new DomainError(
    'invalid',
    'captions.unreadable',
    `The captions cannot be read at line ${line}, so nothing was saved. ${remedy}`,
    { line },
  );
}
