import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queries } from '../../app/queries';
import { rootRoute } from '../../app/root';
import {
  catalogQuery,
  type CompetencyFilter,
  microCredentialQuery,
  versionQuery,
  versionsQuery,
} from './catalog.queries';

const word = (given: unknown): string | undefined =>
  typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;

/** The public catalog: stacks, micro-credentials with their versions, competencies. */
export const catalogRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/catalog',
    loader: () => queries.ensureQueryData(catalogQuery),
    component: lazyRouteComponent(() => import('./catalog.page'), 'CatalogPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/catalog/$code',
    validateSearch: (search: Record<string, unknown>): { version?: number } => ({
      version: Number.isInteger(Number(search.version)) ? Number(search.version) : undefined,
    }),
    loaderDeps: ({ search }) => search,
    loader: async ({ params: { code }, deps }) => {
      const [, , { items }] = await Promise.all([
        queries.ensureQueryData(catalogQuery),
        queries.ensureQueryData(microCredentialQuery(code)),
        queries.ensureQueryData(versionsQuery(code)),
      ]);
      const version = items.find(({ number }) => number === deps.version) ?? items[0];
      if (version) await queries.ensureQueryData(versionQuery(version.id));
      return { versionId: version?.id };
    },
    component: lazyRouteComponent(() => import('./micro-credential.page'), 'MicroCredentialPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/competencies',
    validateSearch: (search: Record<string, unknown>): CompetencyFilter => ({
      psel: word(search.psel),
      domain: word(search.domain),
      level: word(search.level),
    }),
    loader: () => queries.ensureQueryData(catalogQuery),
    component: lazyRouteComponent(() => import('./competencies.page'), 'CompetenciesPage'),
  }),
] as const;
