import { z } from 'zod';
import { about, declareEvents } from '#database';
import type { VersionCommand } from './vocabulary.js';

const contentHash = z.string();

export const catalogEvents = declareEvents({
  'version.drafted': about('version', { code: z.string(), number: z.int(), contentHash }),
  'version.edited': about('version', { contentHash }),
  'version.piloted': about('version', { contentHash }),
  'version.published': about('version', { contentHash }),
  /** Also for a discarded draft. `supersededBy` is the version that replaces a published one. */
  'version.retired': about('version', { contentHash, supersededBy: z.uuid().optional() }),
  /** From a CASE package. */
  'framework.imported': about('framework', {
    identifier: z.string(),
    items: z.object({ added: z.int(), removed: z.int(), changed: z.int() }),
  }),
});

export const eventOfCommand = {
  edit: 'version.edited',
  pilot: 'version.piloted',
  publish: 'version.published',
  retire: 'version.retired',
  discard: 'version.retired',
} as const satisfies Record<VersionCommand, keyof typeof catalogEvents>;

/** The event of a command. A new version has `version.drafted`. */
export function versionEventOf(command: VersionCommand) {
  return catalogEvents[eventOfCommand[command]];
}
