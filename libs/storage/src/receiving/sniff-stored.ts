import { pipeline } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ArtifactStore } from '../artifact-store.js';
import { ContentInspection } from './content-inspection.js';
import { sniff } from './sniff.js';

/** The type of a content in the store (see `sniff`). Its first bytes decide. A text is read to its end. */
export async function sniffStored(store: ArtifactStore, key: string, size: number): Promise<string | null> {
  const inspection = new ContentInspection();
  pipeline(await store.read(key), inspection, () => {});
  for await (const _ of inspection) if (inspection.decided) break;
  const read = async (start: number, end: number) => buffer(await store.read(key, { start, end: end - 1 }));
  return sniff({ ...inspection.result(), size }, read);
}
