import { apart, mostBytesInZip, nameInZip } from '#documents';
import type { LeftOutReason } from '../vocabulary.js';

/** A file of the person, as its slice declares it. */
export interface PersonalFile {
  key: string;
  folder: string;
  name: string;
  size: number;
  /** Empty while it is unknown. */
  sha256: string;
  leftOut: LeftOutReason | null;
}

/** A file with its place in the export, or with the reason why the export does not contain it. */
export type PlacedFile = PersonalFile & { path: string };

const folder = 'files';
/** For the tables, which are small next to files. */
const roomForTables = 200_000_000;

/** Gives each file its own path, and leaves out what does not fit in one ZIP file. */
export function placed(files: readonly PersonalFile[]): PlacedFile[] {
  const paths = apart(
    files.map((file) => [folder, ...file.folder.split('/').map(nameInZip), nameInZip(file.name)].join('/')),
  );
  let room = mostBytesInZip - roomForTables;
  return files.map((file, index) => {
    const fits = file.leftOut !== null || file.size <= room;
    if (file.leftOut === null && fits) room -= file.size;
    return { ...file, path: paths[index]!, leftOut: fits ? file.leftOut : ('no-room' as const) };
  });
}

/** The list of the person's files, as the export shows it. */
export function listed(files: readonly PlacedFile[]): object[] {
  return files.map(({ path, name, size, sha256, leftOut }) => ({
    name,
    size,
    sha256: sha256 === '' ? null : sha256,
    ...(leftOut === null ? { path } : { notIncluded: leftOut }),
  }));
}
