import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '../../../../api/client';
import type {
  CompetencyInput,
  FrameworkEdit,
  FrameworkInput,
  MicroCredentialInput,
  StackEdit,
  StackInput,
} from '../../../../api/schema';
import { queries } from '../../../../app/queries';
import { everyPage } from '../../../work/enrollment.queries';
import { useAdminAction } from '../../parts/keyset';

export const frameworksQuery = queryOptions({
  queryKey: ['admin', 'frameworks'],
  queryFn: async () => (await answerOf(api.GET('/v1/frameworks'))).items,
});

export const frameworkQuery = (frameworkId: string) =>
  queryOptions({
    queryKey: ['admin', 'frameworks', frameworkId],
    queryFn: () => taggedAnswerOf(api.GET('/v1/frameworks/{frameworkId}', { params: { path: { frameworkId } } })),
  });

/** Every competency of the framework with this code. */
export const competenciesOfQuery = (framework: string) =>
  queryOptions({
    queryKey: ['admin', 'framework-competencies', framework],
    queryFn: () =>
      everyPage((cursor) =>
        answerOf(
          api.GET('/v1/competencies', { cache: 'no-cache', params: { query: { cursor, framework, limit: 200 } } }),
        ),
      ),
  });

export const competencyQuery = (frameworkId: string, number: string) =>
  queryOptions({
    queryKey: ['admin', 'frameworks', frameworkId, 'competencies', number],
    queryFn: () =>
      taggedAnswerOf(
        api.GET('/v1/frameworks/{frameworkId}/competencies/{number}', {
          params: { path: { frameworkId, number: Number(number) } },
        }),
      ),
  });

export const stacksQuery = queryOptions({
  queryKey: ['admin', 'authored-stacks'],
  queryFn: async () => (await answerOf(api.GET('/v1/authored/stacks'))).items,
});

export const loadFrameworks = () => queries.ensureQueryData(frameworksQuery);
export async function loadFramework(frameworkId: string) {
  const { data } = await queries.ensureQueryData(frameworkQuery(frameworkId));
  await queries.ensureQueryData(competenciesOfQuery(data.code));
}
export const loadCompetency = (frameworkId: string, number: string) =>
  Promise.all([
    queries.ensureQueryData(frameworkQuery(frameworkId)),
    queries.ensureQueryData(competencyQuery(frameworkId, number)),
  ]);
export const loadStacks = () => Promise.all([queries.ensureQueryData(stacksQuery), loadFrameworks()]);

const binary = {
  headers: { 'Content-Type': 'application/octet-stream' },
  bodySerializer: (file: unknown) => file as BodyInit,
};

/** What importing a CASE package would change. */
export const checkPackage = (file: File) =>
  answerOf(api.POST('/v1/case-packages/check', { body: file as never, ...binary }));
export const useImportPackage = () =>
  useAdminAction((file: File) => answerOf(api.POST('/v1/case-packages', { body: file as never, ...binary })));

export const useCreateFramework = () =>
  useAdminAction((body: FrameworkInput) => answerOf(api.POST('/v1/frameworks', { body })));
export const useEditFramework = (frameworkId: string) =>
  useAdminAction(({ body, etag }: { body: FrameworkEdit; etag: string }) =>
    answerOf(
      api.PUT('/v1/frameworks/{frameworkId}', {
        params: { path: { frameworkId }, header: { 'If-Match': etag } },
        body,
      }),
    ),
  );

export const useAddCompetency = (frameworkId: string) =>
  useAdminAction((body: CompetencyInput) =>
    answerOf(api.POST('/v1/frameworks/{frameworkId}/competencies', { params: { path: { frameworkId } }, body })),
  );
const oneCompetency = (frameworkId: string, number: number, etag: string) => ({
  params: { path: { frameworkId, number }, header: { 'If-Match': etag } },
});
export const useEditCompetency = (frameworkId: string, number: number) =>
  useAdminAction(({ body, etag }: { body: CompetencyInput; etag: string }) =>
    answerOf(
      api.PUT('/v1/frameworks/{frameworkId}/competencies/{number}', {
        ...oneCompetency(frameworkId, number, etag),
        body,
      }),
    ),
  );
export const useRemoveCompetency = (frameworkId: string, number: number, etag: string) =>
  useAdminAction((_: string) =>
    answerOf(
      api.DELETE('/v1/frameworks/{frameworkId}/competencies/{number}', oneCompetency(frameworkId, number, etag)),
    ),
  );
export const checkCompetencies = (frameworkId: string, competencies: CompetencyInput[]) =>
  answerOf(
    api.POST('/v1/frameworks/{frameworkId}/competency-imports/check', {
      params: { path: { frameworkId } },
      body: { competencies },
    }),
  );
export const useImportCompetencies = (frameworkId: string) =>
  useAdminAction((competencies: CompetencyInput[]) =>
    answerOf(
      api.POST('/v1/frameworks/{frameworkId}/competency-imports', {
        params: { path: { frameworkId } },
        body: { competencies },
      }),
    ),
  );

const over = (code: string, revision: number) => ({
  params: { path: { code }, header: { 'If-Match': `"${revision}"` } },
});
export const useCreateStack = () =>
  useAdminAction((body: StackInput) => answerOf(api.POST('/v1/authored/stacks', { body })));
export const useEditStack = (code: string, revision: number) =>
  useAdminAction((body: StackEdit) =>
    answerOf(api.PUT('/v1/authored/stacks/{code}', { ...over(code, revision), body })),
  );
export const useRemoveStack = (code: string, revision: number) =>
  useAdminAction((_: string) => answerOf(api.DELETE('/v1/authored/stacks/{code}', over(code, revision))));
export const useCreateMicroCredential = (stack: string) =>
  useAdminAction((body: MicroCredentialInput) =>
    answerOf(api.POST('/v1/authored/stacks/{code}/micro-credentials', { params: { path: { code: stack } }, body })),
  );
export const useRenameMicroCredential = (code: string, revision: number) =>
  useAdminAction((title: string) =>
    answerOf(api.PUT('/v1/authored/micro-credentials/{code}', { ...over(code, revision), body: { title } })),
  );
export const useRemoveMicroCredential = (code: string, revision: number) =>
  useAdminAction((_: string) => answerOf(api.DELETE('/v1/authored/micro-credentials/{code}', over(code, revision))));
