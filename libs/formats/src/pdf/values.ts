import { decodedByMark } from '../decoded-text.js';

/** A name, such as /Type. Its text is its bytes, one character each. */
export class Name {
  constructor(readonly text: string) {}
}

/** Points at an object that has a number of its own. */
export class Ref {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

export type Dict = Map<string, Value>;

/** Bytes with a dictionary. The bytes are read, and decrypted, only when somebody needs them. */
export class Stream {
  constructor(
    readonly dict: Dict,
    /** As they stand in the file, before any filter. */
    public read: () => Buffer,
  ) {}
}

/** A value of a PDF. A Buffer is a string. */
export type Value = null | boolean | number | Name | Ref | Buffer | Value[] | Dict | Stream;

/** The document holds more, or nests deeper, than a document for people does. */
export class TooComplex extends Error {}

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;

/** The dictionary of a dictionary or stream. */
export function dictOf(value: Value | undefined): Dict | undefined {
  if (value instanceof Map) return value;
  return value instanceof Stream ? value.dict : undefined;
}

/** Whether a value holds others, so that it can be an object of its own that others refer to. */
export const isHolder = (value: Value): value is Value[] | Dict | Stream =>
  value instanceof Map || value instanceof Stream || Array.isArray(value);

export const nameOf = (value: Value | undefined): string | undefined =>
  value instanceof Name ? value.text : undefined;

/** The characters of PDFDocEncoding that differ from Latin-1. */
const differing: Readonly<Record<number, string>> = {
  0x18: '\u02d8',
  0x19: '\u02c7',
  0x1a: '\u02c6',
  0x1b: '\u02d9',
  0x1c: '\u02dd',
  0x1d: '\u02db',
  0x1e: '\u02da',
  0x1f: '\u02dc',
  0x80: '\u2022',
  0x81: '\u2020',
  0x82: '\u2021',
  0x83: '\u2026',
  0x84: '\u2014',
  0x85: '\u2013',
  0x86: '\u0192',
  0x87: '\u2044',
  0x88: '\u2039',
  0x89: '\u203a',
  0x8a: '\u2212',
  0x8b: '\u2030',
  0x8c: '\u201e',
  0x8d: '\u201c',
  0x8e: '\u201d',
  0x8f: '\u2018',
  0x90: '\u2019',
  0x91: '\u201a',
  0x92: '\u2122',
  0x93: '\ufb01',
  0x94: '\ufb02',
  0x95: '\u0141',
  0x96: '\u0152',
  0x97: '\u0160',
  0x98: '\u0178',
  0x99: '\u017d',
  0x9a: '\u0131',
  0x9b: '\u0142',
  0x9c: '\u0153',
  0x9d: '\u0161',
  0x9e: '\u017e',
  0xa0: '\u20ac',
};

/** The text of a string: UTF-16, UTF-8 or PDFDocEncoding. Empty for anything else. */
export function textOf(value: Value | undefined): string {
  if (!(value instanceof Buffer)) return '';
  const marked = decodedByMark(value);
  return marked ?? Array.from(value, (byte) => differing[byte] ?? String.fromCharCode(byte)).join('');
}

/** A string with any characters. */
export function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
}
