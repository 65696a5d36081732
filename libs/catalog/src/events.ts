import { z } from 'zod';
import { about, declareEvents } from '#database';
import { designParts, signOffSteps, type VersionCommand } from './vocabulary.js';

const contentHash = z.string();
/** Each change in words. */
const changed = z.array(z.string());

const designMember = about('design-member', {
  microCredential: z.string(),
  personId: z.uuid(),
  part: z.enum(designParts),
  level: z.string().nullable(),
});

const approval = about('version', {
  authority: z.string(),
  document: z.string(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
});

export const catalogEvents = declareEvents({
  'version.drafted': about('version', { code: z.string(), number: z.int(), contentHash }),
  'version.edited': about('version', { contentHash }),
  'version.piloted': about('version', { contentHash }),
  'version.published': about('version', { contentHash }),
  /** Also for a discarded draft. `supersededBy` is the version that replaces a published one. */
  'version.retired': about('version', { contentHash, supersededBy: z.uuid().optional() }),
  'framework.created': about('framework', { code: z.string(), name: z.string() }),
  /** Its name, levels, domains or functions. */
  'framework.edited': about('framework', { changed }),
  'competency.added': about('framework', { number: z.int(), title: z.string() }),
  'competency.edited': about('framework', { number: z.int(), changed }),
  'competency.removed': about('framework', { number: z.int(), title: z.string() }),
  'stack.created': about('stack', { code: z.string(), name: z.string() }),
  'stack.edited': about('stack', { code: z.string(), changed }),
  'stack.removed': about('stack', { code: z.string(), name: z.string() }),
  'micro-credential.created': about('micro-credential', { code: z.string(), title: z.string() }),
  'micro-credential.renamed': about('micro-credential', { code: z.string(), from: z.string(), to: z.string() }),
  'micro-credential.removed': about('micro-credential', { code: z.string(), title: z.string() }),
  /** The person of a design team's member. `level` is a director's. */
  'design-member.appointed': designMember,
  'design-member.removed': designMember,
  'design-comment.written': about('design-comment', { versionId: z.uuid(), place: z.string() }),
  'design-comment.answered': about('design-comment', { answerTo: z.uuid() }),
  'design-comment.resolved': about('design-comment', {}),
  'design-comment.reopened': about('design-comment', {}),
  /** The suggested words are in the version from now on. */
  'design-comment.taken-over': about('design-comment', { versionId: z.uuid(), place: z.string() }),
  /** By the state, or another authority. */
  'version.approved': approval,
  'version.approval-removed': approval,
  'version.signed-off': about('version', { step: z.enum(signOffSteps), contentHash }),
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
