import type { Request } from 'express';
import type { ThingKind, ThingRef } from '#programs';

/** What the ids in paths, queries and bodies name, by the name of the parameter or member. */
export const kindsOfIds = {
  approvalId: 'version-approval',
  awardId: 'award',
  candidateId: 'person',
  clientId: 'client',
  coachId: 'person',
  commentId: 'design-comment',
  confirmationId: 'confirmation',
  copyOf: 'version',
  duplicateId: 'duplicate',
  enrollmentId: 'enrollment',
  enrollmentIds: 'enrollment',
  erasureId: 'erasure',
  eventId: 'event',
  exportId: 'export',
  fileId: 'file',
  findingId: 'finding',
  frameworkId: 'framework',
  from: 'version',
  holdId: 'legal-hold',
  invitationId: 'invitation',
  linkId: 'evidence-link',
  meetingId: 'meeting',
  memberId: 'design-member',
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
  teamId: 'team',
  templateId: 'message-template',
  through: 'message',
  versionId: 'version',
  webLinkId: 'web-link',
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

const kindsByName: ReadonlyMap<string, ThingKind> = new Map(Object.entries(kindsOfIds));

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Every thing that a request names by its id. The handler refuses values that are not UUIDs. */
export function idsIn({
  path,
  params,
  query,
  body,
}: Pick<Request, 'path' | 'params' | 'query'> & { body?: unknown }): ThingRef[] {
  const plain = kindsOfPlainIds[path.split('/')[2] as keyof typeof kindsOfPlainIds] as ThingKind | undefined;
  const kindOf = (name: string) => (name === 'id' ? plain : kindsByName.get(name));
  return [params, query, body].flatMap((part) => named(part, kindOf));
}

/** However deep it is: a body of many thousand brackets has not been refused yet. */
function named(part: unknown, kindOf: (name: string) => ThingKind | undefined): ThingRef[] {
  const found: ThingRef[] = [];
  const waiting: { value: unknown; kind?: ThingKind }[] = [{ value: part }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, kind } = next;
    if (typeof value === 'string') {
      if (kind !== undefined && uuid.test(value)) found.push({ kind, id: value });
    } else if (Array.isArray(value)) {
      for (const each of value as unknown[]) waiting.push({ value: each, kind });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) waiting.push({ value: each, kind: kindOf(name) });
    }
  }
  return found;
}
