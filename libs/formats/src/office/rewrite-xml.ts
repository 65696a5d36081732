import { SaxesParser, type SaxesTagNS } from 'saxes';
import { limits } from './limits.js';
import { OfficeProblem } from './office-problem.js';
import { shortNameOf } from './namespaces.js';

export interface XmlAttribute {
  /** With its prefix. */
  name: string;
  local: string;
  /** The short name of its namespace (see `namespaces.ts`), or the namespace itself. Empty without a prefix. */
  space: string;
  value: string;
}

export interface XmlElement {
  /** With its prefix. */
  name: string;
  local: string;
  /** The short name of its namespace (see `namespaces.ts`), or the namespace itself. */
  space: string;
  /** The short name of its namespace, a colon and the local name: `w:p`, whatever prefix the file uses. */
  key: string;
  /** May be changed while the element is opened. */
  attributes: XmlAttribute[];
  parent: XmlElement | null;
}

/** What becomes of an element: it stays, goes with all that it has, or goes and leaves what it has. */
export type Fate = 'keep' | 'drop' | 'unwrap';

export interface XmlRules {
  open?(element: XmlElement, output: XmlOutput): Fate;
  /** Called after the end tag was written. Not called for what was dropped. */
  close?(element: XmlElement, output: XmlOutput): void;
  /** Returns the text that takes the place of this one. */
  text?(text: string, parent: XmlElement, output: XmlOutput): string;
  /** Whether nothing more needs to be read. Asked now and then. */
  hasEnough?(): boolean;
  /** Whether no rule may still go back in what was written. Asked now and then. */
  isSettled?(): boolean;
}

/** The value of an attribute by its local name and the short name of its namespace, or null. */
export function attributeOf(element: XmlElement, local: string, space = ''): string | null {
  for (const attribute of element.attributes)
    if (attribute.local === local && (attribute.space === space || space === '*')) return attribute.value;
  return null;
}

/**
 * Reads XML strictly, without entities of its own and without anything from elsewhere.
 * @throws OfficeProblem `broken`, `too-complex`.
 */
export function readXml(bytes: Uint8Array, rules: XmlRules): void {
  run(bytes, rules, null);
}

/** Writes the XML again as the rules change it. Comments, processing instructions and the document type are left out. */
export function rewriteXml(bytes: Uint8Array, rules: XmlRules): Uint8Array {
  const output = new XmlOutput();
  run(bytes, rules, output);
  return output.bytes();
}

interface Frame {
  element: XmlElement;
  fate: Fate;
  /** Declarations of namespaces that the children need, because this element is left out. */
  declarations: XmlAttribute[];
}

function run(bytes: Uint8Array, rules: XmlRules, output: XmlOutput | null): void {
  const xml = decode(bytes);
  const sink = output ?? new XmlOutput();
  const frames: Frame[] = [];
  let dropped = 0;
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });

  parser.on('error', (error) => {
    throw new OfficeProblem('broken', error.message);
  });
  parser.on('doctype', (doctype) => {
    // Nothing is ever loaded. A list of entities of its own has no use but to do harm.
    if (doctype.includes('[')) throw new OfficeProblem('broken', 'the XML declares entities');
  });
  parser.on('opentag', (tag) => {
    if (frames.length + dropped >= limits.depth) throw new OfficeProblem('too-complex', 'the XML is too deep');
    if (dropped > 0) {
      dropped += 1;
      return;
    }
    const above = frames.at(-1);
    const element = elementOf(tag, above?.element ?? null);
    const inherited = above?.fate === 'unwrap' ? above.declarations : [];
    for (const declaration of inherited)
      if (!element.attributes.some(({ name }) => name === declaration.name)) element.attributes.push(declaration);
    const fate = rules.open?.(element, sink) ?? 'keep';
    if (fate === 'drop') {
      dropped = 1;
      return;
    }
    const declarations =
      fate === 'unwrap' ? element.attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:')) : [];
    frames.push({ element, fate, declarations });
    if (fate === 'keep') output?.open(element);
  });
  parser.on('closetag', () => {
    if (dropped > 0) {
      dropped -= 1;
      return;
    }
    const { element, fate } = frames.pop()!;
    if (fate === 'keep') output?.close(element);
    rules.close?.(element, sink);
  });
  const text = (content: string) => {
    const parent = frames.at(-1)?.element;
    if (dropped > 0 || parent === undefined) return;
    const kept = rules.text?.(content, parent, sink) ?? content;
    output?.text(kept);
  };
  parser.on('text', text);
  parser.on('cdata', text);

  const step = 256 * 1024;
  for (let at = 0; at < xml.length; at += step) {
    parser.write(xml.slice(at, at + step));
    if (output === null && rules.hasEnough?.()) return;
    if (rules.isSettled?.() ?? true) output?.settle();
  }
  parser.close();
}

function elementOf(tag: SaxesTagNS, parent: XmlElement | null): XmlElement {
  const space = shortNameOf(tag.uri);
  let length = 0;
  const attributes: XmlAttribute[] = [];
  for (const key in tag.attributes) {
    const { name, local, uri, value } = tag.attributes[key]!;
    length += name.length + value.length;
    attributes.push({ name, local, space: uri === '' ? '' : shortNameOf(uri), value });
  }
  if (length > limits.attributeLength) throw new OfficeProblem('too-complex', 'an element has too many attributes');
  return { name: tag.name, local: tag.local, space, key: `${space}:${tag.local}`, attributes, parent };
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > limits.xmlBytes) throw new OfficeProblem('too-complex', 'an XML file is too large');
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new OfficeProblem('broken', 'the XML has bytes of another encoding');
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface OutputMark {
  length: number;
  pending: boolean;
}

/** The XML that is written. Rules may go back to a place, and change a text that was written. */
export class XmlOutput {
  private readonly parts: string[] = [];
  /** What no rule changes any more, in bytes. A sheet has millions of parts, which would not fit in memory. */
  private readonly settled: Buffer[] = [Buffer.from(declaration)];
  /** Whether the last start tag is still without its end, because it may be that of an empty element. */
  private pending = false;
  private muted = 0;

  open({ name, attributes }: XmlElement): void {
    if (this.muted > 0) return;
    this.endTag();
    let tag = `<${name}`;
    for (const attribute of attributes) tag += ` ${attribute.name}="${escapeAttribute(attribute.value)}"`;
    this.parts.push(tag);
    this.pending = true;
  }

  close({ name }: XmlElement): void {
    if (this.muted > 0) return;
    this.parts.push(this.pending ? '/>' : `</${name}>`);
    this.pending = false;
  }

  text(text: string): void {
    if (this.muted > 0 || text === '') return;
    this.endTag();
    this.parts.push(escapeText(text));
  }

  /** A place to go back to, before the element that is opened. */
  mark(): OutputMark {
    return { length: this.parts.length, pending: this.pending };
  }

  /** Takes back what was written since then. */
  backTo({ length, pending }: OutputMark): void {
    this.parts.length = length;
    this.pending = pending;
  }

  /** Where the next text goes. */
  placeOfText(): number {
    this.endTag();
    return this.parts.length;
  }

  /** Until the next `unmute`, nothing is written. */
  mute(): void {
    this.muted += 1;
  }

  unmute(): void {
    this.muted -= 1;
  }

  /** Empties the text that was written at a place. */
  blank(at: number): void {
    this.parts[at] = '';
    let before = at - 1;
    while (this.parts[before] === '') before -= 1;
    let after = at + 1;
    while (this.parts[after] === '') after += 1;
    if (this.parts[before] !== '>' || !this.parts[after]?.startsWith('</')) return;
    // Nothing is left in the element, so it is written as an empty one.
    this.parts[before] = '';
    this.parts[after] = '/>';
  }

  bytes(): Uint8Array {
    this.settle();
    return Buffer.concat(this.settled);
  }

  settle(): void {
    // A string has at most 512 MB.
    const step = 10_000;
    for (let at = 0; at < this.parts.length; at += step)
      this.settled.push(Buffer.from(this.parts.slice(at, at + step).join(''), 'utf8'));
    this.parts.length = 0;
  }

  private endTag(): void {
    if (!this.pending) return;
    this.parts.push('>');
    this.pending = false;
  }
}

export function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

export function escapeAttribute(value: string): string {
  if (!/[&<"\r\n\t]/.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}
