import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Captions } from './captions.entity.js';

/** The captions of these files, by file id. */
export async function captionsOf(
  manager: EntityManager,
  files: readonly { id: string }[],
): Promise<ReadonlyMap<string, Captions>> {
  const found = await manager.findBy(Captions, { fileId: In(files.map(({ id }) => id)) });
  return new Map(found.map((captions) => [captions.fileId, captions]));
}
