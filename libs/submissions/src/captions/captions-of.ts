import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Captions } from './captions.entity.js';
import { readCaptions } from './captions.policy.js';
import { plainCueText } from './cue-text.policy.js';

/** The captions of these files, by file id. */
export async function captionsOf(
  manager: EntityManager,
  files: readonly { id: string }[],
): Promise<ReadonlyMap<string, Captions>> {
  const found = await manager.findBy(Captions, { fileId: In(files.map(({ id }) => id)) });
  return new Map(found.map((captions) => [captions.fileId, captions]));
}

/** What captions say, and when, in whole seconds. */
export function spokenIn({ vtt }: Pick<Captions, 'vtt'>): { second: number; text: string }[] {
  return readCaptions(Buffer.from(vtt)).map(({ start, text }) => ({
    second: Math.floor(start / 1000),
    text: plainCueText(text),
  }));
}
