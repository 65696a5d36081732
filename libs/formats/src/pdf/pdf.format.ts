import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Format, type GivenFile, mostText, type Passage, type Prepared, readable, unreadable } from '../format.js';
import type { FileProblem } from '../vocabulary.js';
import { Cleaning } from './cleaning.js';
import { type Document, NoDocument, openDocument } from './document.js';
import { NeedsPassword } from './encryption.js';
import { Unlisted } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { CannotOpen, textOfPages } from './text.js';
import { TooComplex } from './values.js';
import { writeDocument } from './writer.js';

/**
 * PDF. The blind copy holds what the pages, notes, form fields and outlines need. It has no metadata, attached files,
 * signatures, scripts or old revisions, and no password.
 */
export const pdfFormat: Format = {
  types: ['application/pdf'],
  async prepare(file: GivenFile, folder: string): Promise<Prepared> {
    try {
      return await prepared(await readFile(file.path), folder);
    } catch (error) {
      const problem = problems.find(([kind]) => error instanceof kind)?.[1];
      if (!problem) throw error;
      return unreadable(problem);
    }
  },
};

class Incomplete extends Error {}
class Broken extends Error {}

const problems: [new (...given: never[]) => Error, FileProblem][] = [
  [NeedsPassword, 'password'],
  [TooComplex, 'too-complex'],
  [Incomplete, 'incomplete'],
  [Broken, 'broken'],
  [CannotOpen, 'broken'],
];

/** Readers accept a header that starts within these bytes. */
const headerWithin = 1_024;
/** A form's shell and a portfolio's cover say no more, in characters. */
const shortText = 1_500;
const coverText = 300;

async function prepared(file: Buffer, folder: string): Promise<Prepared> {
  const start = file.subarray(0, headerWithin + 5).indexOf('%PDF-');
  if (start === -1) throw new Broken();
  const bytes = file.subarray(start);
  const path = join(folder, 'blind.pdf');
  const { findings, kind, pages: count } = cleaned(bytes, path);
  if (count === 0) return unreadable(withoutPages(kind), foundIn(findings, []));
  const { pages, passages } = await textOfPages(path, (await stat(path)).size);
  const text = passages.map((passage) => passage.text).join('\n');
  const found = { ...foundIn(findings, passages), pages };
  if (kind.isXfa && isShell(kind, text)) return unreadable('form-shell', found);
  if (kind.hasFiles && isCover(kind, pages, text)) return unreadable('portfolio', found);
  return readable({ path, mediaType: 'application/pdf' }, found);
}

/** Cleans a document by its list of objects. If the list is wrong, searches for the objects. */
function cleaned(bytes: Buffer, path: string) {
  try {
    return cleanedFrom(openDocument(bytes, { search: false }), bytes, path);
  } catch (error) {
    if (!(error instanceof Unlisted)) throw error;
  }
  try {
    const document = openDocument(bytes, { search: true });
    const result = cleanedFrom(document, bytes, path);
    if (!hasEnd(bytes) && (document.objects.incomplete || result.pages === 0 || endsWithinObject(bytes)))
      throw new Incomplete();
    return result;
  } catch (error) {
    if (error instanceof NoDocument || error instanceof Unlisted) throw hasEnd(bytes) ? new Broken() : new Incomplete();
    throw error;
  }
}

function endsWithinObject(bytes: Buffer): boolean {
  return bytes.lastIndexOf(' obj') > bytes.lastIndexOf('endobj');
}

function withoutPages({ hasFiles, listsPages, isProtected }: Kind): FileProblem {
  if (hasFiles) return 'portfolio';
  // An uncommon protection: saved without it, the document can be read.
  if (isProtected) return 'password';
  return listsPages ? 'broken' : 'empty';
}

interface Kind {
  isProtected: boolean;
  /** Whether the document means to have pages, or has no list of them at all. */
  listsPages: boolean;
  isXfa: boolean;
  isDrawnByAcrobat: boolean;
  hasFields: boolean;
  isCollection: boolean;
  hasFiles: boolean;
}

interface Cleaned {
  findings: PdfFindings;
  kind: Kind;
  pages: number;
}

function cleanedFrom(document: Document, bytes: Buffer, path: string): Cleaned {
  const { objects, catalog } = document;
  const cleaning = new Cleaning(objects, catalog);
  const before = kindOf(document);
  cleaning.run();
  writeDocument(path, versionOf(bytes), objects, catalog, cleaning.isLeftOut);
  const { findings, hasFiles, pages } = cleaning;
  return { findings, kind: { ...before, hasFiles }, pages };
}

function kindOf({ objects, catalog }: Document): Omit<Kind, 'hasFiles'> {
  const form = objects.dict(catalog, 'AcroForm');
  const pages = objects.dict(catalog, 'Pages');
  return {
    isProtected: objects.isProtected,
    listsPages: !pages || objects.array(pages, 'Kids').length > 0,
    isXfa: objects.get(form, 'XFA') !== null,
    isDrawnByAcrobat: objects.get(catalog, 'NeedsRendering') === true,
    hasFields: objects.array(form, 'Fields').length > 0,
    isCollection: objects.dict(catalog, 'Collection') !== undefined,
  };
}

/** Forms of this kind hold one page for other programs, in the language of their author: "Please wait…". */
function isShell({ isDrawnByAcrobat, hasFields }: Kind, text: string): boolean {
  if (text.length > shortText) return false;
  return (
    (isDrawnByAcrobat && !hasFields) || /please wait|adobe\s+(acrobat|reader)/i.test(text) || (!hasFields && !text)
  );
}

function isCover({ isCollection }: Kind, pages: number, text: string): boolean {
  if (pages > 1) return false;
  return isCollection || (text.length <= coverText && /portfolio|attach|embedded file/i.test(text));
}

function foundIn({ found, notices, notes }: PdfFindings, pages: Passage[]): Partial<Prepared> {
  let left = mostText - pages.reduce((sum, { text }) => sum + text.length, 0);
  const passages = [...pages];
  for (const [page, texts] of notesByPage(notes)) {
    if (left <= 0) break;
    const text = texts.join('\n').slice(0, left);
    passages.push({ page, text });
    left -= text.length;
  }
  return { metadata: found, notices, passages };
}

/** A page with thousands of notes has one passage for them all. */
function notesByPage(notes: PdfFindings['notes']): Map<number | null, string[]> {
  const byPage = new Map<number | null, string[]>();
  for (const { page, text } of notes) {
    const texts = byPage.get(page) ?? [];
    byPage.set(page, texts);
    texts.push(text);
  }
  return byPage;
}

/** Programs put some bytes after the end. */
const hasEnd = (bytes: Buffer) => bytes.subarray(-2_048).includes('%%EOF');

function versionOf(bytes: Buffer): string {
  const version = bytes.toString('latin1', 5, 8);
  return /^(1\.[0-7]|2\.0)$/.test(version) ? version : '1.7';
}
