import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { authorRoute } from '../../../app/root';
import { anyText } from '../search';

const authoringRoute = createRoute({
  getParentRoute: () => authorRoute,
  path: '/admin/catalog',
  component: lazyRouteComponent(() => import('../admin-layout'), 'AdminLayout'),
});

const getParentRoute = () => authoringRoute;
const catalog = () => import('./catalog.queries');

/** Where administrators and designers write micro-credentials. */
export const authoringRoutes = [
  authoringRoute.addChildren([
    createRoute({
      getParentRoute,
      path: '/',
      loader: async () => (await catalog()).loadCatalog(),
      component: lazyRouteComponent(() => import('./authoring.page'), 'AuthoringPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/$code',
      loader: async ({ params }) => (await catalog()).loadMicroCredential(params.code),
      component: lazyRouteComponent(() => import('./micro-credential.page'), 'MicroCredentialVersionsPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/drafts/$versionId',
      validateSearch: (search) => ({ part: anyText(search.part) }),
      loader: async ({ params }) => (await catalog()).loadDraft(params.versionId),
      component: lazyRouteComponent(() => import('./draft.page'), 'DraftPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/versions/$versionId',
      loader: async ({ params }) => (await catalog()).loadVersion(params.versionId),
      component: lazyRouteComponent(() => import('./version.page'), 'VersionPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/versions/$versionId/changes',
      validateSearch: (search) => ({ from: anyText(search.from) }),
      loader: async ({ params }) => (await catalog()).loadVersion(params.versionId),
      component: lazyRouteComponent(() => import('./changes.page'), 'ChangesPage'),
    }),
  ]),
] as const;
