import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mostText } from '../format.js';
import { plainTextFormat } from './plain-text.format.js';

const tools = { libreOffice: null, ffmpeg: null };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'texts-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function prepare(bytes: Buffer, mediaType = 'text/plain') {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  const prepared = await plainTextFormat.prepare({ path, mediaType, size: bytes.length }, folder, tools);
  return { ...prepared, bytes: prepared.copy === null ? null : await readFile(prepared.copy.path) };
}

describe('a text that is prepared', () => {
  const text = 'Über die Schule, 学校\n';

  it.each([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), text],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${text}`, 'utf16le'), text],
    ['UTF-16 of the network', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), text],
    ['an older text of Windows', Buffer.from('\xdcber \x93uns\x94', 'latin1'), 'Über “uns”'],
    ['a text with characters that nobody sees', Buffer.from('a\0b'), 'ab'],
  ])('is read when it is %s, and its copy has the same bytes', async (_, given, read) => {
    const { problem, bytes, passages } = await prepare(given);

    expect(problem).toBeNull();
    expect(bytes).toEqual(given);
    expect(passages).toEqual([{ page: null, text: read }]);
  });

  it('keeps its type', async () => {
    const captions = Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nHello');

    expect((await prepare(captions, 'text/vtt')).copy).toMatchObject({ mediaType: 'text/vtt' });
  });

  it('is kept up to the limit', async () => {
    const { passages, bytes } = await prepare(Buffer.from('€'.repeat(mostText + 5)));

    expect(passages[0]!.text).toHaveLength(mostText);
    expect(bytes).toHaveLength((mostText + 5) * 3);
  });

  it('has a problem when nothing stands in it', async () => {
    expect(await prepare(Buffer.from(' \r\n\t'))).toMatchObject({ problem: 'empty', copy: null });
  });
});
