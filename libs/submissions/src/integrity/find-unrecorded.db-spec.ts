import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore } from '#storage';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { FindUnrecorded } from './find-unrecorded.js';

describe('contents of the store that the database does not know', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('are found after a restore, and are not removed', async () => {
    await aSubmission(laurel).sealed();
    const find = () => laurel.get(FindUnrecorded).run();
    expect(await find()).toEqual({ contents: 0, bytes: 0, keys: [] });
    const key = randomUUID();
    await laurel.get(ArtifactStore).write(key, Readable.from([Buffer.alloc(7)]), { maxBytes: 7 });
    expect(await find()).toEqual({ contents: 1, bytes: 7, keys: [key] });
    expect(await find()).toMatchObject({ contents: 1 });
  });
});
