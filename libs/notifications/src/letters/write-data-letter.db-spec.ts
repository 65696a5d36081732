import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel } from '#testing';
import { Message } from '../message.entity.js';
import { WriteDataLetter } from './write-data-letter.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

describe('a letter about one’s own data', () => {
  it('is written once, and says when in the zone of its reader', async () => {
    const { id: personId } = await aPerson(laurel, { zone: 'America/Chicago' });
    const news = {
      eventId: randomUUID(),
      personId,
      what: 'erasure-requested',
      at: new Date('2026-04-01T15:00:00Z'),
    } as const;
    await laurel.get(WriteDataLetter).run(news);
    await laurel.get(WriteDataLetter).run(news);
    const [letter, ...more] = await laurel.dataSource.manager.findBy(Message, { personId });
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: 'erasure-requested', state: 'queued', path: '/profile/data' });
    expect(letter!.text).toContain('Wednesday, April 1, 2026 at 10:00 AM (America/Chicago)');
  });
});
