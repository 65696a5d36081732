import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { rootRoute } from '../../app/root';
import { catalogueQuery, type CompetencyFilter, microCredentialQuery, versionQuery, versionsQuery } from './catalogue.queries';

const word = (given: unknown): string | undefined => (typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined);

/** The public catalogue: stacks, micro-credentials with their versions, competencies. */
export const catalogueRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/catalogue',
    loader: () => queries.ensureQueryData(catalogueQuery),
    component: lazyRouteComponent(() => import('./catalogue.page'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/catalogue/$code',
    validateSearch: (search: Record<string, unknown>): { version?: number } => ({ version: Number.isInteger(Number(search.version)) ? Number(search.version) : undefined }),
    loaderDeps: ({ search }) => search,
    loader: async ({ params: { code }, deps }) => {
      const [, , { items }] = await Promise.all([queries.ensureQueryData(catalogueQuery), queries.ensureQueryData(microCredentialQuery(code)), queries.ensureQueryData(versionsQuery(code))]);
      const version = items.find(({ number }) => number === deps.version) ?? items[0];
      if (version) await queries.ensureQueryData(versionQuery(version.id));
      return { versionId: version?.id };
    },
    component: lazyRouteComponent(() => import('./micro-credential.page'), 'MicroCredentialPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/competencies',
    validateSearch: (search: Record<string, unknown>): CompetencyFilter => ({ psel: word(search.psel), domain: word(search.domain), level: word(search.level) }),
    loader: () => queries.ensureQueryData(catalogueQuery),
    component: lazyRouteComponent(() => import('./competencies.page'), 'CompetenciesPage'),
  }),
] as const;
