import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '../../../api/client';
import type { ClientRegistration, ConflictDeclaration, InvitationRequest, PersonEdit, Role } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { keysetQuery, useAdminAction } from '../parts/keyset';
import { dataStandingQuery } from '../privacy/privacy.queries';

export const peopleQuery = (filter: { role?: Role; text?: string }) =>
  keysetQuery(['people', filter], (page) =>
    answerOf(api.GET('/v1/people', { params: { query: { ...filter, ...page } } })),
  );

const some = (role: Role, text: string) =>
  queryOptions({
    queryKey: ['admin', 'people', 'some', role, text],
    queryFn: () => answerOf(api.GET('/v1/people', { params: { query: { role, text: text || undefined, limit: 50 } } })),
  });

export const candidatesQuery = (text: string) => some('candidate', text);
export const coachesQuery = (text: string) => some('coach', text);
export const designersQuery = (text: string) => some('designer', text);
export const reviewersQuery = (text: string) => some('reviewer', text);

/** Roles and profile are saved over the ETag that was read. */
export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['admin', 'people', 'one', personId],
    queryFn: () => taggedAnswerOf(api.GET('/v1/people/{personId}', { params: { path: { personId } } })),
  });

export const invitationsQuery = keysetQuery(['invitations'], (page) =>
  answerOf(api.GET('/v1/invitations', { params: { query: page } })),
);
export const conflictsQuery = keysetQuery(['conflicts'], (page) =>
  answerOf(api.GET('/v1/declared-conflicts', { params: { query: page } })),
);
export const systemsQuery = keysetQuery(['systems'], (page) =>
  answerOf(api.GET('/v1/oauth-clients', { params: { query: page } })),
);

export const loadPerson = (personId: string) =>
  Promise.all([queries.ensureQueryData(personQuery(personId)), queries.ensureQueryData(dataStandingQuery(personId))]);

export const useEditPerson = (personId: string) =>
  useAdminAction(({ body, etag }: { body: PersonEdit; etag: string }) =>
    answerOf(
      api.PATCH('/v1/people/{personId}', { params: { path: { personId }, header: { 'If-Match': etag } }, body }),
    ),
  );

export const useChangeAddress = (personId: string) =>
  useAdminAction((email: string) =>
    answerOf(api.PUT('/v1/people/{personId}/address', { params: { path: { personId } }, body: { email } })),
  );

export const useAddCoach = (candidateId: string) =>
  useAdminAction((coachId: string) =>
    answerOf(api.PUT('/v1/people/{candidateId}/coaches/{coachId}', { params: { path: { candidateId, coachId } } })),
  );

export const useEndCoaching = (candidateId: string, coachId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/people/{candidateId}/coaches/{coachId}', { params: { path: { candidateId, coachId } } })),
  );

export const useResetSecondFactor = (personId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/people/{personId}/second-factor', { params: { path: { personId } } })),
  );

export const useInvite = () =>
  useAdminAction((body: InvitationRequest) => answerOf(api.POST('/v1/invitations', { body })));

export const checkInvitees = (invitees: InvitationRequest[]) =>
  answerOf(api.POST('/v1/invitations/many', { body: { invitees, checkOnly: true } }));

export const useInviteMany = () =>
  useAdminAction((invitees: InvitationRequest[]) =>
    answerOf(api.POST('/v1/invitations/many', { body: { invitees, checkOnly: false } })),
  );

export const useRevokeInvitation = (invitationId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/invitations/{invitationId}', { params: { path: { invitationId } } })),
  );

export const useDeclareConflict = () =>
  useAdminAction((body: ConflictDeclaration) => answerOf(api.POST('/v1/declared-conflicts', { body })));

export const useWithdrawConflict = (reviewerId: string, candidateId: string) =>
  useAdminAction((_: string) =>
    answerOf(
      api.DELETE('/v1/declared-conflicts/{reviewerId}/{candidateId}', {
        params: { path: { reviewerId, candidateId } },
      }),
    ),
  );

export const useRegisterSystem = () =>
  useAdminAction((body: ClientRegistration) => answerOf(api.POST('/v1/oauth-clients', { body })));

export const useDisconnectSystem = (clientId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/oauth-clients/{clientId}', { params: { path: { clientId } } })),
  );
