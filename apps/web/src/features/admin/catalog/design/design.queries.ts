import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../../api/client';
import type { DesignCommentInput, DesignMemberInput } from '../../../../api/schema';
import { queries } from '../../../../app/queries';
import { sessionQuery } from '../../../identity/session.queries';
import { useAdminAction } from '../../parts/keyset';

/** The micro-credentials that one designs oneself. */
export const ownPartsQuery = queryOptions({
  queryKey: ['admin', 'own-design-parts'],
  queryFn: () => answerOf(api.GET('/v1/design-teams/own')),
});

export const teamQuery = (code: string) =>
  queryOptions({
    queryKey: ['admin', 'design-team', code],
    queryFn: () => answerOf(api.GET('/v1/micro-credentials/{code}/design-team', { params: { path: { code } } })),
  });

/** The team's work on a version, and what one may do to it. */
export const designQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'design', id],
    queryFn: () => answerOf(api.GET('/v1/versions/{id}/design', { params: { path: { id } } })),
  });

export const loadDesign = (id: string) => queries.ensureQueryData({ ...designQuery(id), revalidateIfStale: true });
export const loadOwnParts = () => Promise.all([queries.ensureQueryData(ownPartsQuery), loadSession()]);
export const loadTeam = (code: string) => Promise.all([queries.ensureQueryData(teamQuery(code)), loadOwnParts()]);
const loadSession = () => queries.ensureQueryData(sessionQuery);

export const useAppoint = (code: string) =>
  useAdminAction((body: DesignMemberInput) =>
    answerOf(api.POST('/v1/micro-credentials/{code}/design-team', { params: { path: { code } }, body })),
  );

export const useRemoveMember = (memberId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/design-members/{memberId}', { params: { path: { memberId } } })),
  );

export const useComment = (id: string) =>
  useAdminAction((body: DesignCommentInput) =>
    answerOf(api.POST('/v1/drafts/{id}/comments', { params: { path: { id } }, body })),
  );

const about = (commentId: string) => ({ params: { path: { commentId } } });

export const useAnswer = (commentId: string) =>
  useAdminAction((text: string) =>
    answerOf(api.POST('/v1/design-comments/{commentId}/answers', { ...about(commentId), body: { text } })),
  );

export const useResolve = (commentId: string) =>
  useAdminAction((resolved: boolean) =>
    answerOf(
      resolved
        ? api.POST('/v1/design-comments/{commentId}/resolve', about(commentId))
        : api.POST('/v1/design-comments/{commentId}/reopen', about(commentId)),
    ),
  );

export const useTakeOver = (commentId: string) =>
  useAdminAction((revision: number) =>
    answerOf(
      api.POST('/v1/design-comments/{commentId}/take-over', {
        params: { ...about(commentId).params, header: { 'If-Match': `"${revision}"` } },
      }),
    ),
  );

export const useSignOff = (id: string, etag: string) =>
  useAdminAction((_: string) =>
    answerOf(api.POST('/v1/versions/{id}/sign-off', { params: { path: { id }, header: { 'If-Match': etag } } })),
  );
