import { z } from 'zod';
import { about, declareEvents } from '#database';
import type { VersionCommand } from './vocabulary.js';

const contentHash = z.string();

export const catalogEvents = declareEvents({
  'version.drafted': about('version', { code: z.string(), number: z.int(), contentHash }),
  'version.edited': about('version', { contentHash }),
  'version.piloted': about('version', { contentHash }),
  'version.published': about('version', { contentHash }),
  /** Also when a draft is discarded. `supersededBy` is the version that was published in its place. */
  'version.retired': about('version', { contentHash, supersededBy: z.uuid().optional() }),
});

export const eventOfCommand = {
  edit: 'version.edited',
  pilot: 'version.piloted',
  publish: 'version.published',
  retire: 'version.retired',
  discard: 'version.retired',
} as const satisfies Record<VersionCommand, keyof typeof catalogEvents>;

/** The event that tells of a command. `version.drafted` comes with the version itself. */
export function versionEventOf(command: VersionCommand) {
  return catalogEvents[eventOfCommand[command]];
}
