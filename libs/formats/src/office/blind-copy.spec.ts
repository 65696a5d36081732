import { tmpdir } from 'node:os';
import { zipSync } from 'fflate';
import { describe, expect, it } from '@jest/globals';
import { odf, ooxml, pack, paragraph, relationships, unpack, wordFile, xml } from '../../test/office-files.js';
import { blindCopyOf } from './blind-copy.js';

const refused = (problem: string) => expect.objectContaining({ problem });

describe('an Office file that no reviewer could read', () => {
  const whole = wordFile(paragraph('Text'));

  it.each([
    ['its end is missing', whole.subarray(0, whole.length - 40), 'incomplete'],
    ['it is no package', Buffer.from('PK no'), 'broken'],
    ['a byte was changed', Object.assign(Buffer.from(whole), { [60]: whole[60]! ^ 0xff }), 'broken'],
    ['it has no list of types', pack({ 'word/document.xml': xml('w:document') }), 'broken'],
    [
      'its main part is missing',
      ooxml({ 'word/document.xml': '', '_rels/.rels': relationships(['officeDocument', 'word/other.xml']) }),
      'broken',
    ],
    ['its XML has no end', ooxml({ 'word/document.xml': '<w:document xmlns:w="w"><w:body>' }), 'broken'],
    ['its XML uses a prefix of no namespace', ooxml({ 'word/document.xml': '<w:document/>' }), 'broken'],
    [
      'it is an older file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
      'broken',
    ],
    [
      'Office locked it',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(500),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'password',
    ],
    [
      'LibreOffice locked it',
      odf('text', '', {
        'META-INF/manifest.xml':
          '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      }),
      'password',
    ],
  ])('because %s', async (_, file, problem) => {
    await expect(blindCopyOf(file, tmpdir())).rejects.toThrow(refused(problem));
  });
});

describe('a hostile Office file', () => {
  it.each([
    ['an entity of its own', '<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'],
    ['an external entity', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'],
    ['an unknown entity', '<d>&nbsp;</d>'],
  ])('with %s is broken', async (_, document) => {
    await expect(blindCopyOf(ooxml({ 'word/document.xml': document }), tmpdir())).rejects.toThrow(refused('broken'));
  });

  it('never loads a document type from elsewhere, and does not keep it', async () => {
    const document = `<!DOCTYPE x PUBLIC "MARK" "http://MARK.example/x.dtd">${xml('w:document', paragraph('Text')).replace(/^<\?.*?\?>/, '')}`;
    const copy = await blindCopyOf(ooxml({ 'word/document.xml': document }), tmpdir());

    expect(unpack(copy.bytes)['word/document.xml']!.toString()).not.toContain('MARK');
  });

  it('with 100,000 elements in each other is too complex', async () => {
    const deep = '<a>'.repeat(100_000) + '</a>'.repeat(100_000);

    await expect(blindCopyOf(ooxml({ 'word/document.xml': deep }), tmpdir())).rejects.toThrow(refused('too-complex'));
  });

  it('that unpacks to far more than it has is too complex, and little of it is unpacked', async () => {
    const bomb = wordFile('', { 'word/media/image1.png': Buffer.alloc(34 * 1024 * 1024) });
    const before = process.memoryUsage().arrayBuffers;

    await expect(blindCopyOf(bomb, tmpdir())).rejects.toThrow(refused('too-complex'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('that lies about the size of a file is too complex as well', async () => {
    const bomb = wordFile('', { 'word/media/image1.png': Buffer.alloc(34 * 1024 * 1024) });
    const directory = bomb.lastIndexOf('word/media/image1.png') - 46;
    bomb.writeUInt32LE(10, directory + 24);

    await expect(blindCopyOf(bomb, tmpdir())).rejects.toThrow(refused('too-complex'));
  });

  it('with files in files without end leaves the inner ones out', async () => {
    const nested = (depth: number): Buffer =>
      wordFile('<w:p><w:r><w:t>x</w:t><w:object><o:OLEObject r:id="rId1"/></w:object></w:r></w:p>', {
        'word/_rels/document.xml.rels': relationships(['package', 'embeddings/a.docx']),
        ...(depth > 0 ? { 'word/embeddings/a.docx': nested(depth - 1) } : {}),
      });
    const copy = await blindCopyOf(nested(8), tmpdir());

    expect(copy.findings.notices).toEqual([{ notice: 'attachments-removed', names: ['a.docx'] }]);
  });

  it('with a bomb in a file in it is too complex', async () => {
    const inner = wordFile('', { 'word/media/image1.png': Buffer.alloc(34 * 1024 * 1024) });
    const file = wordFile(paragraph('x'), {
      'word/_rels/document.xml.rels': relationships(['package', 'embeddings/a.docx']),
      'word/embeddings/a.docx': inner,
    });

    await expect(blindCopyOf(file, tmpdir())).rejects.toThrow(refused('too-complex'));
  });

  it('with too many files is too complex', async () => {
    const files = Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`f${i}`, new Uint8Array()]));

    await expect(blindCopyOf(zipSync(files, { level: 0 }), tmpdir())).rejects.toThrow(refused('too-complex'));
  });

  it('with two files of one name is broken, because two programs could show two contents', async () => {
    const file = pack({ '[Content_Types].xml': '<a/>', '[content_types].xml': '<b/>' });

    await expect(blindCopyOf(file, tmpdir())).rejects.toThrow(refused('broken'));
  });

  it('with a name that leads out of the package has no such name', async () => {
    const file = wordFile(paragraph('x'), {
      'word/_rels/document.xml.rels': relationships(['image', '../../../../etc/passwd']),
      '../../evil.png': 'x',
    });

    expect(Object.keys(unpack((await blindCopyOf(file, tmpdir())).bytes)).join()).not.toMatch(/evil|passwd/);
  });
});
