import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { GroupMessageInput, GroupMessagePreviewInput, MessageTemplateInput } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { useAdminAction } from '../parts/keyset';

export const templatesQuery = queryOptions({
  queryKey: ['admin', 'message-templates'],
  queryFn: () => answerOf(api.GET('/v1/message-templates', { params: { query: { limit: 200 } } })),
});

const pilotChoicesQuery = queryOptions({
  queryKey: ['admin', 'pilots', 'choices'],
  queryFn: () => answerOf(api.GET('/v1/pilots', { params: { query: { limit: 200 } } })),
});

const stackChoicesQuery = queryOptions({
  queryKey: ['admin', 'stacks', 'choices'],
  queryFn: () => answerOf(api.GET('/v1/catalog')),
});

export const choicesQueries = { pilots: pilotChoicesQuery, stacks: stackChoicesQuery };

export const loadGroupMessage = () =>
  Promise.all([
    queries.ensureQueryData(templatesQuery),
    queries.ensureQueryData(pilotChoicesQuery),
    queries.ensureQueryData(stackChoicesQuery),
  ]);

export const previewGroupMessage = (body: GroupMessagePreviewInput) =>
  answerOf(api.POST('/v1/group-messages/preview', { body }));

export const useSendGroupMessage = () =>
  useAdminAction((body: GroupMessageInput) => answerOf(api.POST('/v1/group-messages', { body })));

export const useSaveTemplate = () =>
  useAdminAction(({ saved, body }: { saved: { id: string; revision: number } | null; body: MessageTemplateInput }) =>
    saved === null
      ? answerOf(api.POST('/v1/message-templates', { body }))
      : answerOf(
          api.PUT('/v1/message-templates/{templateId}', {
            params: { path: { templateId: saved.id }, header: { 'If-Match': `"${saved.revision}"` } },
            body,
          }),
        ),
  );

export const useRemoveTemplate = (templateId: string) =>
  useAdminAction((_: string) =>
    answerOf(api.DELETE('/v1/message-templates/{templateId}', { params: { path: { templateId } } })),
  );
