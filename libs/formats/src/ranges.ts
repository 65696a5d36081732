/** A part of a file: from its first byte to the byte after its last. */
export interface Range {
  from: number;
  to: number;
}

/** Whether two parts have a byte in common. */
export function overlap(one: Range, other: Range): boolean {
  return one.from < other.to && other.from < one.to;
}
