import type { Submission } from '../../../api/schema';
import { isUnderWay } from './file-state';

/** Asks again every few seconds while a file is being checked and prepared. */
export function awaitsChecks({ state }: { state: { data?: Submission } }): number | false {
  const files = state.data?.artifacts.flatMap((artifact) => artifact.files?.items ?? []);
  const pending = state.data?.state === 'draft' && files?.some(isUnderWay);
  return pending ? 3_000 : false;
}
