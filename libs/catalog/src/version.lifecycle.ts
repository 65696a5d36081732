import { DomainError, Lifecycle } from '#kernel';

import type { VersionCommand, VersionState } from './vocabulary.js';

/** The states of a version. Only a draft can be edited. A discarded draft is retired without having been public. */
export const versionLifecycle = new Lifecycle<VersionState, VersionCommand>('version', {
  draft: { edit: 'draft', pilot: 'pilot', discard: 'retired' },
  pilot: { publish: 'published' },
  published: { retire: 'retired' },
  retired: {},
});

/**
 * The next state, for an author who last saw `seenRevision`.
 * @throws DomainError `version.transition` when the state does not allow the command, `version.stale` when the version
 * has changed since.
 */
export function decide(
  version: { state: VersionState; revision: number },
  command: VersionCommand,
  seenRevision: number,
): VersionState {
  const next = versionLifecycle.next(version.state, command);
  if (version.revision !== seenRevision) throw changedMeanwhile();
  return next;
}

/** The error for an author who has not seen the last change. */
function changedMeanwhile(): DomainError {
  return new DomainError(
    'stale',
    'version.stale',
    'Someone changed this version since you read it. Read it again, then repeat your change.',
  );
}
