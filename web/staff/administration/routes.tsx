import { getRouteApi } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { lazyPart } from '../shell/lazy-part.tsx';
import { useMe } from '../shell/session.tsx';
import { Loading, NotHere } from '../shell/states.tsx';
import { OfficersPage } from './officers-page.tsx';
import type { AdministrationPage } from './pages.ts';

const administration = getRouteApi('/frame/administration');
const security = getRouteApi('/frame/security');

const pages: Readonly<Record<AdministrationPage, React.ComponentType>> = {
  areas: lazyPart(() => import('./areas-page.tsx'), 'AreasPage'),
  organisations: lazyPart(() => import('./organisations-page.tsx'), 'OrganisationsPage'),
  officers: () => <OfficersPage duty="system" />,
  mediators: lazyPart(() => import('./mediators-page.tsx'), 'MediatorsPage'),
  windows: lazyPart(() => import('../windows/windows-admin.tsx'), 'WindowsAdmin'),
  services: lazyPart(() => import('../windows/services-admin.tsx'), 'ServicesAdmin'),
  screens: lazyPart(() => import('../windows/screens-admin.tsx'), 'ScreensAdmin'),
  calendar: lazyPart(() => import('./calendar-page.tsx'), 'CalendarPage'),
  papers: lazyPart(() => import('./papers-page.tsx'), 'PapersPage'),
  practice: lazyPart(() => import('./practice-page.tsx'), 'PracticePage'),
  jobs: lazyPart(() => import('./jobs-page.tsx'), 'JobsPage'),
};
const KeysPage = lazyPart(() => import('./keys-page.tsx'), 'KeysPage');
const PoolPage = lazyPart(() => import('./pool-page.tsx'), 'PoolPage');
const AuditPage = lazyPart(() => import('./audit-page.tsx'), 'AuditPage');

/** Each administrator sees only the own duties; to everybody else these pages are not there. */
export function AdministrationRoute(): ReactNode {
  const me = useMe();
  const { page = 'areas' } = administration.useSearch();
  const Page = pages[page];
  if (!me.shows.includes('administration')) return <NotHere />;
  return (
    <Suspense fallback={<Loading />}>
      <Page />
    </Suspense>
  );
}

export function SecurityRoute(): ReactNode {
  const me = useMe();
  const { page = 'accounts' } = security.useSearch();
  if (!me.shows.includes('security')) return <NotHere />;
  return (
    <Suspense fallback={<Loading />}>
      {page === 'keys' ? <KeysPage /> : page === 'pool' ? <PoolPage /> : <OfficersPage duty="security" />}
    </Suspense>
  );
}

export function AuditRoute(): ReactNode {
  const me = useMe();
  if (!me.shows.includes('audit')) return <NotHere />;
  return (
    <Suspense fallback={<Loading />}>
      <AuditPage />
    </Suspense>
  );
}
