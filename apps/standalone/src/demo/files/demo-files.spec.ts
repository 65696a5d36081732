import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import request from 'supertest';
import { sha256Hex } from '#kernel';
import { type ArtifactStore, openStore, receiveFile } from '#storage';
import { type DemoFile, makeDemoFiles } from './demo-files.js';

describe("the demo's files", () => {
  let files: DemoFile[];
  let folder: string;
  let store: ArtifactStore;
  beforeAll(async () => {
    files = await makeDemoFiles();
    folder = await mkdtemp(join(tmpdir(), 'laurel-demo-'));
    store = await openStore(pathToFileURL(folder).href);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const content = (extension: string) => files.find(({ name }) => name.endsWith(extension))!.content;

  it('are accepted as the types that they declare', async () => {
    const app = express();
    app.post('/', async (req, res) => {
      res.json(
        await receiveFile(req, {
          store,
          key: 'a-demo-file',
          maxBytes: 50_000_000,
          accept: files.map(({ mediaType }) => mediaType),
        }),
      );
    });

    for (const { name, mediaType, content } of files) {
      const { body } = await request(app).post('/').attach('file', content, { filename: name, contentType: mediaType });
      expect(body).toEqual({ key: 'a-demo-file', name, mediaType, size: content.length, sha256: sha256Hex(content) });
    }
  });

  it('are about 20 MB in all', () => {
    const total = files.reduce((sum, { content }) => sum + content.length, 0);

    expect(total).toBeGreaterThan(15_000_000);
    expect(total).toBeLessThan(25_000_000);
  });

  it('are the same in every run', async () => {
    const again = await makeDemoFiles();

    expect(again.map(({ content }) => sha256Hex(content))).toEqual(files.map(({ content }) => sha256Hex(content)));
  });

  it('include a PDF of eight pages', async () => {
    const pdf = await PDFDocument.load(content('.pdf'));

    expect(pdf.getPageCount()).toBe(8);
    expect(pdf.getTitle()).toBe('A year of talk in lessons');
  });

  it('include a Word document whose parts refer to each other', () => {
    const parts = unzipSync(content('.docx'));
    const relationships = strFromU8(parts['word/_rels/document.xml.rels']!);

    for (const [, target] of relationships.matchAll(/Target="([^"]+)"/g))
      expect(parts).toHaveProperty([`word/${target}`]);
    expect(strFromU8(parts['word/document.xml']!)).toContain('Decide on one question for Thursday');
  });

  it('include a recording of 100 seconds that is not silent', () => {
    const wav = content('.wav');
    const firstSecond = Array.from({ length: 48_000 }, (_, frame) => Math.abs(wav.readInt16LE(44 + frame * 4)));

    expect((wav.length - 44) / wav.readUInt32LE(28)).toBe(100);
    expect(Math.max(...firstSecond)).toBeGreaterThan(5000);
  });
});
