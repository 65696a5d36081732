import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '../../../api/client';
import { Refused } from '../../../api/problem';
import type { DraftInput, VersionApprovalInput, VersionContent } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { everyPage } from '../../work/enrollment.queries';
import { useAdminAction } from '../parts/keyset';
import { loadDesign, loadOwnParts, loadTeam } from './design/design.queries';

/** Public answers may be cached for a minute. Authors have to see their changes at once. */
const cache = 'no-cache' as const;

export const authoredQuery = queryOptions({
  queryKey: ['admin', 'catalog'],
  queryFn: () => answerOf(api.GET('/v1/catalog', { cache })),
});

export const competencyChoicesQuery = queryOptions({
  queryKey: ['admin', 'competencies'],
  staleTime: Infinity,
  queryFn: () =>
    everyPage((cursor) => answerOf(api.GET('/v1/competencies', { params: { query: { cursor, limit: 200 } } }))),
});

/** A micro-credential with all its versions and drafts, newest first. */
export const microCredentialQuery = (code: string) =>
  queryOptions({
    queryKey: ['admin', 'micro-credentials', code],
    queryFn: async () => {
      const params = (cursor: string | undefined) => ({
        cache,
        params: { path: { code }, query: { cursor, limit: 200 } },
      });
      const [microCredential, versions, drafts] = await Promise.all([
        answerOf(api.GET('/v1/micro-credentials/{code}', { cache, params: { path: { code } } })),
        everyPage((cursor) => answerOf(api.GET('/v1/micro-credentials/{code}/versions', params(cursor)))),
        everyPage((cursor) => answerOf(api.GET('/v1/micro-credentials/{code}/drafts', params(cursor)))),
      ]);
      return { microCredential, versions: [...drafts, ...versions].sort((one, other) => other.number - one.number) };
    },
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'drafts', id],
    queryFn: () => taggedAnswerOf(api.GET('/v1/drafts/{id}', { params: { path: { id } } })),
  });

/** A version, public or draft, with the ETag that a change of state sends back. */
export const anyVersionQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'any-version', id],
    queryFn: () =>
      taggedAnswerOf(api.GET('/v1/versions/{id}', { cache, params: { path: { id } } })).catch((error: unknown) => {
        if (error instanceof Refused && error.problem.status === 404)
          return taggedAnswerOf(api.GET('/v1/drafts/{id}', { params: { path: { id } } }));
        throw error;
      }),
  });

export const changesQuery = (id: string, from: string) =>
  queryOptions({
    queryKey: ['admin', 'changes', id, from],
    queryFn: () => answerOf(api.GET('/v1/versions/{id}/changes', { params: { path: { id }, query: { from } } })),
  });

/** The approvals of a public version. */
export const authoredApprovalsQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'approvals', id],
    queryFn: () => answerOf(api.GET('/v1/versions/{id}/approvals', { params: { path: { id } } })),
  });

export const loadCatalog = () => Promise.all([queries.ensureQueryData(authoredQuery), loadOwnParts()]);
export const loadMicroCredential = (code: string) =>
  Promise.all([loadCatalog(), queries.ensureQueryData(microCredentialQuery(code)), loadTeam(code)]);
export async function loadDraft(id: string) {
  const { data } = await queries.fetchQuery({ ...draftQuery(id), staleTime: 0 });
  await Promise.all([loadMicroCredential(data.code), loadDesign(id)]);
}

export async function loadVersion(id: string) {
  const { data } = await queries.ensureQueryData(anyVersionQuery(id));
  await Promise.all([loadMicroCredential(data.code), loadDesign(id)]);
}

export const checkContent = (body: VersionContent) => answerOf(api.POST('/v1/drafts/check', { body }));

export const useBeginDraft = (code: string) =>
  useAdminAction((body: DraftInput) =>
    answerOf(api.POST('/v1/micro-credentials/{code}/drafts', { params: { path: { code } }, body })),
  );

/** Saves over the revision that was read. */
const over = (id: string, etag: string) => ({ params: { path: { id }, header: { 'If-Match': etag } } });

export const useDiscard = (id: string, etag: string) =>
  useAdminAction((_: string) => answerOf(api.DELETE('/v1/drafts/{id}', over(id, etag))));
export const usePilot = (id: string, etag: string) =>
  useAdminAction((_: string) => answerOf(api.POST('/v1/drafts/{id}/pilot', over(id, etag))));
export const usePublish = (id: string, etag: string) =>
  useAdminAction((_: string) => answerOf(api.POST('/v1/versions/{id}/publish', over(id, etag))));
export const useRetire = (id: string, etag: string) =>
  useAdminAction((_: string) => answerOf(api.POST('/v1/versions/{id}/retire', over(id, etag))));

export const useRecordApproval = (id: string) =>
  useAdminAction((body: VersionApprovalInput) =>
    answerOf(api.POST('/v1/versions/{id}/approvals', { params: { path: { id } }, body })),
  );
export const useRemoveApproval = (approvalId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/version-approvals/{approvalId}', { params: { path: { approvalId } } })),
  );
