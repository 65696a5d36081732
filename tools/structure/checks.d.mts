/** The violations in a source tree, by check: each says where, what, and what to do. */
export function structureOf(root: string): Record<string, string[]>;
