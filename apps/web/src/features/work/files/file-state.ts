import type { ArtifactFile } from '../../../api/schema';

/** The virus check found something or could not be done: the file cannot be submitted. */
const unusable: readonly ArtifactFile['state'][] = ['infected', 'unscannable'];

/** Whether the candidate has to replace the file before they can submit. */
export const isUnusable = ({ state, preparation }: Pick<ArtifactFile, 'state' | 'preparation'>): boolean =>
  unusable.includes(state) || preparation === 'unreadable';

/** Whether the worker still has something to do with the file. */
export const isUnderWay = ({ state, preparation }: Pick<ArtifactFile, 'state' | 'preparation'>): boolean =>
  state === 'uploaded' || state === 'scanning' || (!unusable.includes(state) && preparation === 'waiting');
