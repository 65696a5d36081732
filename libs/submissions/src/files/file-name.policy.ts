/** The name under which a reviewer sees a file: what it is and its number, nothing of its own name. */
export function neutralName(kind: string, position: number, extension: string): string {
  return `${kind.replaceAll('_', '-')}-${position}.${extension}`;
}
