import type { ArtifactFile } from '../../../api/schema';

/** The virus check found something or could not be done: the file cannot be submitted. */
const unusable: readonly ArtifactFile['state'][] = ['infected', 'unscannable'];

export const isUnusable = (state?: string): boolean => unusable.some((name) => name === state);
