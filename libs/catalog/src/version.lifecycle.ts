import { DomainError, Lifecycle } from '#kernel';

import type { VersionCommand, VersionState } from './vocabulary.js';

/** The version's states (domain.md, States). A draft alone may be edited; discarding one retires it without anyone having seen it. */
export const versionLifecycle = new Lifecycle<VersionState, VersionCommand>('version', {
  draft: { edit: 'draft', pilot: 'pilot', discard: 'retired' },
  pilot: { publish: 'published' },
  published: { retire: 'retired' },
  retired: {},
});

/**
 * The state to which the command leads someone who last saw `seenRevision`.
 * @throws DomainError `version.transition` where the state does not allow it, then `version.stale` where the version has changed since.
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

/** The refusal for who would overwrite, or decide on, a text that they have not seen. */
function changedMeanwhile(): DomainError {
  return new DomainError(
    'stale',
    'version.stale',
    'This version has changed since you read it. Read it again, and repeat what you still want.',
  );
}
