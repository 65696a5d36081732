import type { Request } from 'express';
import type { ThingKind, ThingRef } from '#programs';

/** What the ids in paths, queries and bodies name, by the name of the parameter or member. */
export const kindsOfIds = {
  awardId: 'award',
  candidateId: 'person',
  clientId: 'client',
  coachId: 'person',
  copyOf: 'version',
  duplicateId: 'duplicate',
  enrollmentId: 'enrollment',
  enrollmentIds: 'enrollment',
  erasureId: 'erasure',
  eventId: 'event',
  exportId: 'export',
  fileId: 'file',
  findingId: 'finding',
  from: 'version',
  holdId: 'legal-hold',
  invitationId: 'invitation',
  linkId: 'evidence-link',
  meetingId: 'meeting',
  personId: 'person',
  phraseId: 'phrase',
  pilotId: 'pilot',
  problemId: 'problem',
  releaseId: 'release',
  resendId: 'message-resend',
  reviewId: 'review',
  reviewerId: 'person',
  reviewerIds: 'person',
  submissionId: 'submission',
  submissionIds: 'submission',
  templateId: 'message-template',
  through: 'message',
  versionId: 'version',
} as const satisfies Record<string, ThingKind>;

/** What `id` names, by the first part of the path after the API's version. */
export const kindsOfPlainIds = {
  drafts: 'version',
  'group-messages': 'group-message',
  'message-resends': 'message-resend',
  messages: 'message',
  notifications: 'message',
  versions: 'version',
} as const satisfies Record<string, ThingKind>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every thing that a request names by its id. What is no UUID names nothing: the handler refuses it. */
export function idsIn({
  path,
  params,
  query,
  body,
}: Pick<Request, 'path' | 'params' | 'query'> & { body?: unknown }): ThingRef[] {
  const plain = kindsOfPlainIds[path.split('/')[2] as keyof typeof kindsOfPlainIds];
  const kinds = new Map<string, ThingKind>(Object.entries(kindsOfIds));
  if (plain !== undefined) kinds.set('id', plain);
  return [params, query, body].flatMap((part) => named(part, kinds));
}

function named(part: unknown, kinds: ReadonlyMap<string, ThingKind>, kind?: ThingKind): ThingRef[] {
  if (typeof part === 'string') return kind !== undefined && uuid.test(part) ? [{ kind, id: part }] : [];
  if (Array.isArray(part)) return part.flatMap((each) => named(each, kinds, kind));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => named(value, kinds, kinds.get(name)));
}
