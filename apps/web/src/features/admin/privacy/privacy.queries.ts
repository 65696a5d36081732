import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '../../../api/client';
import type { BadgeChoice, PrivacyTermsInput, RetentionPeriods } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { useAdminAction } from '../parts/keyset';

/** Whether a person is deactivated or erased, or about to be. */
export const dataStandingQuery = (personId: string) =>
  queryOptions({
    queryKey: ['admin', 'people', 'data', personId],
    queryFn: () => answerOf(api.GET('/v1/people/{personId}/data', { params: { path: { personId } } })),
  });

export const erasuresQuery = queryOptions({
  queryKey: ['admin', 'erasures'],
  queryFn: async () => (await answerOf(api.GET('/v1/erasures'))).items,
});

export const holdsQuery = queryOptions({
  queryKey: ['admin', 'legal-holds'],
  queryFn: async () => (await answerOf(api.GET('/v1/legal-holds'))).items,
});

export const privacyTermsQuery = queryOptions({
  queryKey: ['admin', 'privacy-terms'],
  queryFn: () => taggedAnswerOf(api.GET('/v1/privacy-terms')),
});

export const loadErasures = () =>
  Promise.all([queries.ensureQueryData(erasuresQuery), queries.ensureQueryData(holdsQuery)]);
export const loadPrivacyTerms = () => queries.ensureQueryData(privacyTermsQuery);

export const useDeactivate = (personId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.PUT('/v1/people/{personId}/deactivation', { params: { path: { personId } } })),
  );

export const useReactivate = (personId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/people/{personId}/deactivation', { params: { path: { personId } } })),
  );

export const useRequestErasureOf = (personId: string, badges: BadgeChoice) =>
  useAdminAction((reason: string) =>
    answerOf(api.POST('/v1/people/{personId}/erasure', { params: { path: { personId } }, body: { badges, reason } })),
  );

export const useConfirmErasure = (personId: string, erasureId: string) =>
  useAdminAction((_: string) =>
    answerOf(
      api.POST('/v1/people/{personId}/erasure/confirmation', { params: { path: { personId } }, body: { erasureId } }),
    ),
  );

export const useWithdrawErasureOf = (personId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/people/{personId}/erasure', { params: { path: { personId } } })),
  );

export const usePlaceHold = (on: { personId: string } | { pilotId: string }) =>
  useAdminAction((reason: string) => answerOf(api.POST('/v1/legal-holds', { body: { ...on, reason } })));

export const useEndHold = (holdId: string) =>
  useAdminAction((reason: string) =>
    answerOf(api.POST('/v1/legal-holds/{holdId}/end', { params: { path: { holdId } }, body: { reason } })),
  );

export const useChangePrivacyTerms = () =>
  useAdminAction(({ body, etag }: { body: PrivacyTermsInput; etag: string }) =>
    answerOf(api.PUT('/v1/privacy-terms', { params: { header: { 'If-Match': etag } }, body })),
  );

export const usePreviewRetention = () =>
  useAdminAction((body: RetentionPeriods) => answerOf(api.POST('/v1/privacy-terms/preview', { body })));
