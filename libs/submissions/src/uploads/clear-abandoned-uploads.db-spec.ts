import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArtifactStore, type FilePlace } from '#storage';
import { aSubmission, type Laurel, startLaurel } from '#testing';
import { add } from '../../test/added-file.js';
import { ClearAbandonedUploads } from './clear-abandoned-uploads.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('abandoned uploads', () => {
  it('that a crash cut off are removed after a day', async () => {
    const draft = await aSubmission(laurel).draft();
    let place!: FilePlace;
    const hanging = add(laurel, draft, (given) => {
      place = given;
      return new Promise(() => {});
    });
    while (place === undefined) await new Promise(setImmediate);
    await place.store.write(place.key, Readable.from(['cut off']), place);
    expect(await laurel.get(ClearAbandonedUploads).run()).toBe(0);
    laurel.clock.advance({ days: 1, minutes: 1 });
    expect(await laurel.get(ClearAbandonedUploads).run()).toBe(1);
    expect(await laurel.get(ArtifactStore).stat(place.key)).toBeNull();
    void hanging;
  });
});
