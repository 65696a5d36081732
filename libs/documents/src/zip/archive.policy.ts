/** The most bytes in one ZIP file. Its format counts them in 32 bits; the texts and the receipt need a little room. */
export const mostBytesInZip = 4_000_000_000;

/** Whether these files and the texts fit in one ZIP file. */
export function fitsInOneZip(files: readonly { size: number }[]): boolean {
  return files.reduce((sum, { size }) => sum + size, 0) <= mostBytesInZip;
}

/** A name that every system takes as the name of a file in a folder. */
export function nameInZip(name: string): string {
  const safe = [...name]
    .map((letter) => (letter < ' ' || '\\/:*?"<>|\u007f'.includes(letter) ? '_' : letter))
    .join('')
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '_');
  return safe === '' ? '_' : safe;
}

/** Numbers the second and later paths that differ only in upper and lower case: "plan (2).pdf". */
export function apart(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const [, stem = path, extension = ''] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
    let free = path;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${extension}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
