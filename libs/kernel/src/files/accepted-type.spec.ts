import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '../domain-error.js';
import { acceptedType, refuseAnnouncedFile, type TypeQuestion } from './accepted-type.js';

const office = 'application/vnd.openxmlformats-officedocument';
const docx = `${office}.wordprocessingml.document`;
const pptx = `${office}.presentationml.presentation`;
const xlsx = `${office}.spreadsheetml.sheet`;

const refusal = (reason: string) => expect.objectContaining({ kind: 'unsupported-type', code: `file.type-${reason}` });

describe('the accepted type of a file', () => {
  const accept = ['application/pdf', docx, 'text/csv', 'audio/mp4', 'image/jpeg'];
  const ask = (question: Partial<TypeQuestion>) =>
    acceptedType({ declared: '', sniffed: null, name: 'a file', accept, ...question });

  it.each([
    ['what was declared and found', { declared: 'application/pdf', sniffed: 'application/pdf' }, 'application/pdf'],
    [
      'in any case and with any parameters',
      { declared: 'Application/PDF; version=1.7', sniffed: 'application/pdf' },
      'application/pdf',
    ],
    ['the one name of a type with several', { declared: 'image/jpg', sniffed: 'image/jpeg' }, 'image/jpeg'],
    ['a sound in a container that could have pictures', { declared: 'audio/x-m4a', sniffed: 'video/mp4' }, 'audio/mp4'],
    ['a CSV that its sender declares', { declared: 'text/csv', sniffed: 'text/plain' }, 'text/csv'],
    [
      'a CSV as Windows declares it',
      { declared: 'application/vnd.ms-excel', sniffed: 'text/plain', name: 'Scores.CSV' },
      'text/csv',
    ],
    [
      'the name, when nothing is declared',
      { declared: 'application/octet-stream', sniffed: 'text/plain', name: 'scores.csv' },
      'text/csv',
    ],
    ['the content, where neither helps', { declared: '', sniffed: docx, name: 'plan v2.1 final' }, docx],
  ] as [string, Partial<TypeQuestion>, string][])('is %s', (_, question, type) => {
    expect(ask(question)).toBe(type);
  });

  it.each([
    [
      'a declaration that contradicts the content',
      { declared: 'application/pdf', sniffed: 'image/jpeg' },
      'contradicted',
    ],
    [
      'a name that the content contradicts, when nothing is declared',
      { declared: '', sniffed: 'application/x-msdownload', name: 'plan.docx' },
      'contradicted',
    ],
    ['a video declared as text', { declared: 'text/csv', sniffed: 'video/mp4' }, 'contradicted'],
    ['text declared as a document', { declared: docx, sniffed: 'text/plain' }, 'contradicted'],
    [
      'pictures declared as the sound of another container',
      { declared: 'audio/mp4', sniffed: 'video/quicktime' },
      'contradicted',
    ],
    ['a type that is not accepted here', { declared: pptx, sniffed: pptx }, 'not-accepted'],
    ['an undeclared spreadsheet', { declared: '', sniffed: xlsx }, 'not-accepted'],
    ['content of an unknown format', { declared: 'application/pdf', sniffed: null }, 'unknown'],
  ] as [string, Partial<TypeQuestion>, string][])('refuses %s', (_, question, reason) => {
    expect(() => ask(question)).toThrow(refusal(reason));
  });

  it('tells the owner of an iPhone what to do with a HEIC photo', () => {
    const photo = { declared: 'image/heic', sniffed: 'image/heic', name: 'IMG_0001.heic' };
    expect(() => ask({ ...photo, accept: ['application/pdf'] })).toThrow(
      /^This photo is in HEIC format, which reviewers can't open\. On an iPhone, choose Settings/,
    );
  });

  it.each([
    ['Word document', docx, 'plan.docx', 'In Word, choose File, Info, Protect Document, Encrypt with Password'],
    ['Excel workbook', xlsx, 'scores.xlsx', 'In Excel, choose File, Info, Protect Workbook, Encrypt with Password'],
    [
      'PowerPoint presentation',
      pptx,
      'talk.pptx',
      'In PowerPoint, choose File, Info, Protect Presentation, Encrypt with Password',
    ],
  ])('tells the owner of a locked %s how to unlock it', (file, type, name, remedy) => {
    for (const declared of [type, 'application/octet-stream']) {
      const locked = () => ask({ declared, sniffed: 'application/x-locked-office', name, accept: [type] });
      expect(locked).toThrow(refusal('locked'));
      expect(locked).toThrow(`This ${file} needs a password to open. ${remedy}, clear the password, and save.`);
    }
  });

  it('tells the owner of a broken Word document so, and not that it is an archive', () => {
    expect(() => ask({ declared: docx, sniffed: 'application/zip', name: 'plan.docx' })).toThrow(
      'This Word document is incomplete or broken. Open it in Word, choose Save As, and upload the new file.',
    );
  });

  it('says why, and which formats are accepted', () => {
    expect(() => ask({ declared: docx, sniffed: 'application/pdf' })).toThrow(
      'This file is labeled as a Word document (DOCX), but its content is a PDF. Accepted formats: PDF, Word (DOCX), CSV, M4A, JPEG, WebP, HEIC photo. Save text as UTF-8. In Excel, choose "CSV UTF-8".',
    );
    expect(() => ask({ declared: docx, sniffed: 'application/pdf' })).toThrow(
      expect.objectContaining({ details: { accepted: accept } }),
    );
  });
});

describe('a picture, a video or a recording with the name of another', () => {
  it.each([
    ['a JPEG named PNG', 'image/jpeg', 'image/png', ['image/jpeg', 'image/png'], 'image/jpeg'],
    ['a JPEG named PNG, where PNG is not accepted', 'image/jpeg', 'image/png', ['image/jpeg'], 'image/jpeg'],
    ['a WebP named JPEG', 'image/webp', 'image/jpeg', ['image/jpeg', 'image/webp'], 'image/webp'],
    ['a HEIC photo named JPEG', 'image/heic', 'image/jpeg', ['image/jpeg'], 'image/heic'],
    ['a JPEG named HEIC', 'image/jpeg', 'image/heic', ['image/jpeg'], 'image/jpeg'],
    ['an MP4 with the brand qt', 'video/quicktime', 'video/mp4', ['video/mp4', 'video/quicktime'], 'video/quicktime'],
    ['an MP4 with the brand qt, where MOV is not accepted', 'video/quicktime', 'video/mp4', ['video/mp4'], 'video/mp4'],
    [
      'a MOV with the brand isom, where MOV is not accepted',
      'video/mp4',
      'video/quicktime',
      ['video/mp4'],
      'video/mp4',
    ],
    ['an MP3 named WAV', 'audio/mpeg', 'audio/wav', ['audio/mpeg', 'audio/wav'], 'audio/mpeg'],
  ])('%s is kept under its true type', (_, sniffed, declared, accept, type) => {
    expect(acceptedType({ declared, sniffed, name: 'a file', accept })).toBe(type);
  });

  it.each([
    ['a JPEG named PNG, where JPEG is not accepted', 'image/jpeg', 'image/png', ['image/png'], 'not-accepted'],
    ['a picture named as a video', 'image/png', 'video/mp4', ['image/png', 'video/mp4'], 'contradicted'],
    ['a program named as a picture', 'application/x-msdownload', 'image/png', ['image/png'], 'contradicted'],
    ['a ZIP named as a Word document', 'application/zip', docx, [docx], 'contradicted'],
    ['a drawing with scripts named as a picture', 'application/xml', 'image/png', ['image/png'], 'contradicted'],
  ])('%s is refused', (_, sniffed, declared, accept, reason) => {
    expect(() => acceptedType({ declared, sniffed, name: 'a file', accept })).toThrow(refusal(reason));
  });
});

describe('before a file is sent', () => {
  const limits = {
    maxBytes: 524_288_000,
    accept: ['application/pdf', docx, 'image/png', 'image/jpeg', 'video/mp4', 'audio/mp4'],
  };
  const refused = (name: string, declared: string, size = 1000): DomainError | null => {
    try {
      refuseAnnouncedFile({ name, declared, size }, limits);
      return null;
    } catch (error) {
      return error as DomainError;
    }
  };

  it.each([
    ['camera.m4v', 'video/x-m4v'],
    ['plan.pdf', 'application/x-pdf'],
    ['plan.pdf', 'application/octet-stream'],
    ['plan.pdf', ''],
    ['without an extension', ''],
    ['lesson.mov', 'video/quicktime'],
    ['qt-brand.mp4', 'video/mp4'],
    ['jpeg-named.png', 'image/png'],
    ['really-a.jpeg.webp', 'image/webp'],
    ['memo.m4a', 'audio/x-m4a'],
    ['photo.heic', 'image/heic'],
    ['photo.HEIC', ''],
    ['photo.heic', 'image/heif'],
    ['board.webp', 'image/webp'],
  ])('%s as %j may be sent', (name, declared) => expect(refused(name, declared)).toBeNull());

  it.each([
    ['plan.odt', 'application/vnd.oasis.opendocument.text', 'an OpenDocument text', 'DOCX or PDF'],
    ['plan.odt', 'application/octet-stream', 'an OpenDocument text', 'DOCX or PDF'],
    ['table.ods', '', 'an OpenDocument spreadsheet', 'XLSX or PDF'],
    ['talk.odp', '', 'an OpenDocument presentation', 'PPTX or PDF'],
    ['plan.doc', 'application/msword', 'an older Word document (DOC)', 'Save As'],
    ['table.xls', 'application/vnd.ms-excel', 'an older Excel spreadsheet (XLS)', 'Save As'],
    ['talk.ppt', 'application/vnd.ms-powerpoint', 'an older PowerPoint presentation (PPT)', 'Save As'],
    ['plan.pages', '', 'a Pages document', 'Export To'],
    ['table.numbers', '', 'a Numbers spreadsheet', 'Export To'],
    ['talk.key', '', 'a Keynote presentation', 'Export To'],
    ['plan.rtf', 'text/rtf', 'a rich text document (RTF)', 'DOCX or PDF'],
    ['lesson.avi', 'video/x-msvideo', 'an AVI video', 'MP4'],
    ['lesson.wmv', 'video/x-ms-wmv', 'a Windows Media video (WMV)', 'MP4'],
    ['scan.tiff', 'image/tiff', 'a TIFF picture', 'JPEG or PNG'],
    ['scan.bmp', 'image/bmp', 'a BMP picture', 'JPEG or PNG'],
    ['chart.svg', 'image/svg+xml', 'an SVG drawing', 'JPEG or PNG'],
    ['talk.ogg', 'audio/ogg', 'an Ogg recording', 'MP3'],
    ['notes.txt', 'text/plain', 'plain text', 'Save it as PDF'],
    ['scores.csv', 'text/csv', 'a CSV table', 'XLSX or PDF'],
    ['talk.vtt', 'text/vtt', 'a captions file (VTT)', 'Add captions'],
    ['talk.srt', '', 'a captions file (SRT)', 'Add captions'],
    ['page.html', 'text/html', 'a web page (HTML)', 'choose Print'],
    ['all.zip', 'application/x-zip-compressed', 'a ZIP archive', 'one by one'],
    ['model.xyz', 'application/x-unheard-of', 'a .xyz file', ''],
    ['model', 'application/x-unheard-of', 'of a kind that Laurel does not know', ''],
  ])('%s as %j is refused as %s', (name, declared, noun, remedy) => {
    const error = refused(name, declared)!;

    expect(error).toMatchObject({ kind: 'unsupported-type', code: 'file.type-not-accepted' });
    expect(error.message).toContain(noun);
    expect(error.message).toContain(remedy);
    expect(error.message).not.toMatch(/\w\/\w/);
  });

  it('a file that is too large or empty is refused, with the limit as people write it', () => {
    expect(refused('film.mp4', 'video/mp4', 524_288_001)).toMatchObject({
      code: 'file.too-large',
      message: expect.stringContaining('larger than 500 MB'),
      details: { maxBytes: 524_288_000 },
    });
    expect(refused('film.mp4', 'video/mp4', 524_288_000)).toBeNull();
    expect(refused('film.mp4', 'video/mp4', 0)).toMatchObject({ code: 'file.empty' });
  });
});
