import { describe, expect, it } from '@jest/globals';
import { deliveryOf } from './file-delivery.js';
import { attachmentOf, safeFileName } from './file-name.js';

const pdf = { name: 'plan.pdf', mediaType: 'application/pdf', size: 1000, sha256: 'ab'.repeat(32) };

describe('delivering a file', () => {
  it('makes it harmless in a browser', () => {
    expect(deliveryOf(pdf)).toEqual({
      status: 200,
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="plan.pdf"',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'private, no-store',
        'Accept-Ranges': 'bytes',
        'Content-Length': '1000',
        ETag: `"${pdf.sha256}"`,
      },
    });
  });

  it('declares text as UTF-8', () => {
    expect(deliveryOf({ ...pdf, mediaType: 'text/csv' }).headers['Content-Type']).toBe('text/csv; charset=utf-8');
  });

  it.each([
    ['bytes=0-99', { start: 0, end: 99 }, 'bytes 0-99/1000', '100'],
    ['bytes=900-', { start: 900, end: 999 }, 'bytes 900-999/1000', '100'],
    ['bytes=-100', { start: 900, end: 999 }, 'bytes 900-999/1000', '100'],
    ['bytes=-5000', { start: 0, end: 999 }, 'bytes 0-999/1000', '1000'],
    ['bytes=990-5000', { start: 990, end: 999 }, 'bytes 990-999/1000', '10'],
    ['bytes=0-0', { start: 0, end: 0 }, 'bytes 0-0/1000', '1'],
  ])('sends the range %s', (range, part, contentRange, length) => {
    const delivery = deliveryOf(pdf, { range });

    expect(delivery).toMatchObject({
      status: 206,
      range: part,
      headers: { 'Content-Range': contentRange, 'Content-Length': length, 'X-Content-Type-Options': 'nosniff' },
    });
  });

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('refuses the range %s', (range) => {
    expect(deliveryOf(pdf, { range })).toMatchObject({
      status: 416,
      headers: { 'Content-Range': 'bytes */1000', 'Content-Length': '0' },
    });
  });

  it('refuses every range of an empty file', () => {
    expect(deliveryOf({ ...pdf, size: 0 }, { range: 'bytes=0-' }).status).toBe(416);
  });

  it.each(['bytes=0-1,5-6', 'bytes=9-5', 'bytes=-', 'bytes=a-b', 'items=0-5', 'bytes=0-99999999999999999999', ''])(
    'sends the whole file for %j',
    (range) => {
      expect(deliveryOf(pdf, { range })).toMatchObject({ status: 200, headers: { 'Content-Length': '1000' } });
    },
  );

  it('sends the whole file when it has changed since the first request', () => {
    expect(deliveryOf(pdf, { range: 'bytes=500-', ifRange: `"${pdf.sha256}"` }).status).toBe(206);
    expect(deliveryOf(pdf, { range: 'bytes=500-', ifRange: '"other"' }).status).toBe(200);
  });
});

describe('the name of a delivered file in its header', () => {
  it.each([
    ['plain', 'plan.pdf', 'attachment; filename="plan.pdf"'],
    [
      'accents',
      'Übersicht für März.pdf',
      `attachment; filename="Ubersicht fur Marz.pdf"; filename*=UTF-8''%C3%9Cbersicht%20f%C3%BCr%20M%C3%A4rz.pdf`,
    ],
    ['another script', '学校.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%AD%A6%E6%A0%A1.pdf`],
    ['quotes', 'a"b.pdf', `attachment; filename="a_b.pdf"; filename*=UTF-8''a%22b.pdf`],
    [
      'a quote that ends the value',
      'x"; filename="evil.exe',
      `attachment; filename="x_; filename=_evil.exe"; filename*=UTF-8''x%22%3B%20filename%3D%22evil.exe`,
    ],
    ['a backslash', 'a\\".pdf', `attachment; filename="a__.pdf"; filename*=UTF-8''a%5C%22.pdf`],
    ['a line break', 'a.pdf\r\nSet-Cookie: x=1', `attachment; filename="a.pdfSet-Cookie: x=1"`],
    ['a percent sign', '100%41.pdf', `attachment; filename="100_41.pdf"; filename*=UTF-8''100%2541.pdf`],
    ['an apostrophe, a star', "it's*.pdf", `attachment; filename="it's*.pdf"`],
    ['a change of writing direction', 'fdp\u202efdp.exe', 'attachment; filename="fdpfdp.exe"'],
    ['half a character', '\ud83dx.pdf', 'attachment; filename="x.pdf"'],
  ])('%s', (_, name, header) => {
    expect(attachmentOf(name)).toBe(header);
  });
});

describe('the saved name of a file', () => {
  it.each([
    ['stays when it is harmless', 'Plan für März (2).pdf', 'Plan für März (2).pdf'],
    ['has no path', '../../etc/passwd.pdf', '_.._etc_passwd.pdf'],
    ['has no Windows path', 'C:\\temp\\plan.pdf', 'C__temp_plan.pdf'],
    ['has no line breaks', 'a\r\nb.pdf', 'a b.pdf'],
    ['has nothing invisible', 'a\u202eb\u200bc\0d.pdf', 'abcd.pdf'],
    ['does not hide', '.htaccess.pdf', 'htaccess.pdf'],
    ['is not a device name', 'CON.pdf', '_CON.pdf'],
    ['ends in the extension of its type', 'plan.exe', 'plan.exe.pdf'],
    ['ends in the extension of its type, whatever came after it', 'plan.pdf .', 'plan.pdf'],
    ['keeps the case of its extension', 'PLAN.PDF', 'PLAN.PDF'],
    ['gets an extension', 'plan', 'plan.pdf'],
    ['is never empty', '...', 'file.pdf'],
    ['is never empty before its extension', '.pdf', 'pdf.pdf'],
    ['uses composed letters', 'u\u0308ber.pdf', 'über.pdf'],
  ])('%s', (_, name, safe) => {
    expect(safeFileName(name, 'application/pdf')).toBe(safe);
  });

  it('has a limit, and keeps its extension and whole characters', () => {
    const name = safeFileName(`${'🏫'.repeat(300)}.pdf`, 'application/pdf');

    expect([...name]).toHaveLength(120);
    expect(name.endsWith('🏫.pdf')).toBe(true);
  });

  it.each([
    ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['lesson.mp4', 'video/quicktime', 'lesson.mov'],
    ['lesson.exe', 'video/mp4', 'lesson.exe.mp4'],
    ['talk.mp3', 'video/mp4', 'talk.mp3.mp4'],
  ])('of %s, kept as %s, is %s', (name, type, safe) => expect(safeFileName(name, type)).toBe(safe));

  it('keeps the extension of an unknown type', () => {
    expect(safeFileName('scan.tiff', 'image/tiff')).toBe('scan.tiff');
  });
});
