import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { readAdministrationPage, readSecurityPage } from '../administration/pages.ts';
import { readListSearch } from '../matters/list-search.ts';
import { readMatterSearch } from '../matters/matter-search.ts';
import { readDossiersSearch } from '../dossiers/dossiers-search.ts';
import { readLateSearch } from '../supervision/late-search.ts';
import { readRegisterSearch, readWindowSearch } from '../windows/views.ts';
import { Worklist } from '../worklist/worklist.tsx';
import { type View, views } from '../worklist/views.ts';
import { Broken } from './broken.tsx';
import { Frame } from './frame.tsx';
import { lazyPart } from './lazy-part.tsx';
import { Loading, NotHere } from './states.tsx';

// The desk comes with the first load; every other page is a file of its own.
const root = createRootRoute({ errorComponent: Broken, notFoundComponent: NotHere });
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });

const desk = createRoute({
  getParentRoute: () => frame,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { view?: View } => {
    const view = views.find((one) => one === search['view']);
    return view ? { view } : {};
  },
  component: function DeskRoute() {
    return <Worklist view={desk.useSearch().view} />;
  },
});

// Whatever no page has is said inside the frame, with the rail and a way back to the desk.
const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotHere });

const matters = createRoute({
  getParentRoute: () => frame,
  path: '/matters',
  validateSearch: readListSearch,
  component: lazyPart(() => import('../matters/routes.tsx'), 'MattersRoute'),
});
const backdated = createRoute({
  getParentRoute: () => frame,
  path: '/matters/backdated',
  component: lazyPart(() => import('../matters/routes.tsx'), 'BackdatedRoute'),
});
const moved = createRoute({
  getParentRoute: () => frame,
  path: '/matters/moved',
  component: lazyPart(() => import('../matters/routes.tsx'), 'MovedRoute'),
});
const dossiers = createRoute({
  getParentRoute: () => frame,
  path: '/dossiers',
  validateSearch: readDossiersSearch,
  component: lazyPart(() => import('../dossiers/dossiers-page.tsx'), 'DossiersRoute'),
});

const late = createRoute({
  getParentRoute: () => frame,
  path: '/late',
  validateSearch: readLateSearch,
  component: lazyPart(() => import('../supervision/late-page.tsx'), 'LateRoute'),
});
const matter = createRoute({
  getParentRoute: () => frame,
  path: '/matters/$number',
  validateSearch: readMatterSearch,
  component: lazyPart(() => import('../matters/routes.tsx'), 'MatterRoute'),
});
const register = createRoute({
  getParentRoute: () => frame,
  path: '/register',
  validateSearch: readRegisterSearch,
  component: lazyPart(() => import('../intake/register-page.tsx'), 'RegisterPage'),
});
const rulings = createRoute({
  getParentRoute: () => frame,
  path: '/rulings',
  component: lazyPart(() => import('../intake/rulings-page.tsx'), 'RulingsPage'),
});
const imports = createRoute({
  getParentRoute: () => frame,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>): { id?: string } =>
    typeof search['id'] === 'string' ? { id: search['id'] } : {},
  component: lazyPart(() => import('../intake/import-page.tsx'), 'ImportPage'),
});
const windows = createRoute({
  getParentRoute: () => frame,
  path: '/windows',
  validateSearch: readWindowSearch,
  component: lazyPart(() => import('../windows/windows-page.tsx'), 'WindowsPage'),
});
const mediation = createRoute({
  getParentRoute: () => frame,
  path: '/mediation',
  component: lazyPart(() => import('../disputes/mediation-page.tsx'), 'MediationPage'),
});
const figures = createRoute({
  getParentRoute: () => frame,
  path: '/figures',
  validateSearch: (search: Record<string, unknown>): { area?: string } => {
    const { area } = readListSearch(search);
    return area ? { area } : {};
  },
  component: lazyPart(() => import('../insights/figures-page.tsx'), 'FiguresPage'),
});
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyPart(() => import('../people/account.tsx'), 'Account'),
});

const notices = createRoute({
  getParentRoute: () => frame,
  path: '/notices',
  component: lazyPart(() => import('../notices/notices-page.tsx'), 'NoticesPage'),
});

const administration = createRoute({
  getParentRoute: () => frame,
  path: '/administration',
  validateSearch: readAdministrationPage,
  component: lazyPart(() => import('../administration/routes.tsx'), 'AdministrationRoute'),
});
const security = createRoute({
  getParentRoute: () => frame,
  path: '/security',
  validateSearch: readSecurityPage,
  component: lazyPart(() => import('../administration/routes.tsx'), 'SecurityRoute'),
});
const audit = createRoute({
  getParentRoute: () => frame,
  path: '/audit',
  component: lazyPart(() => import('../administration/routes.tsx'), 'AuditRoute'),
});

const practice = createRoute({
  getParentRoute: () => frame,
  path: '/practice-messages',
  component: lazyPart(() => import('../administration/sent-page.tsx'), 'SentPage'),
});

const returned = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/returned',
  component: lazyPart(() => import('../people/oidc-returned.tsx'), 'OidcReturned'),
});

const tree = root.addChildren([
  frame.addChildren([
    desk,
    matters,
    backdated,
    moved,
    late,
    dossiers,
    matter,
    register,
    rulings,
    imports,
    windows,
    mediation,
    figures,
    account,
    notices,
    administration,
    security,
    audit,
    practice,
    nowhere,
  ]),
  returned,
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/staff',
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotHere,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
