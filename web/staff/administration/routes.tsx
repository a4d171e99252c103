import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useMe } from '../shell/session.tsx';
import { Loading, NotHere } from '../shell/states.tsx';
import { OfficersPage } from './officers-page.tsx';
import type { AdministrationPage } from './pages.ts';

const administration = getRouteApi('/frame/administration');
const security = getRouteApi('/frame/security');

const pages: Readonly<Record<AdministrationPage, React.ComponentType>> = {
  areas: lazy(() => import('./areas-page.tsx').then((part) => ({ default: part.AreasPage }))),
  organisations: lazy(() => import('./organisations-page.tsx').then((part) => ({ default: part.OrganisationsPage }))),
  officers: () => <OfficersPage duty="system" />,
  mediators: lazy(() => import('./mediators-page.tsx').then((part) => ({ default: part.MediatorsPage }))),
  windows: lazy(() => import('../windows/windows-admin.tsx').then((part) => ({ default: part.WindowsAdmin }))),
  services: lazy(() => import('../windows/services-admin.tsx').then((part) => ({ default: part.ServicesAdmin }))),
  screens: lazy(() => import('../windows/screens-admin.tsx').then((part) => ({ default: part.ScreensAdmin }))),
  calendar: lazy(() => import('./calendar-page.tsx').then((part) => ({ default: part.CalendarPage }))),
  papers: lazy(() => import('./papers-page.tsx').then((part) => ({ default: part.PapersPage }))),
  practice: lazy(() => import('./practice-page.tsx').then((part) => ({ default: part.PracticePage }))),
  jobs: lazy(() => import('./jobs-page.tsx').then((part) => ({ default: part.JobsPage }))),
};
const KeysPage = lazy(() => import('./keys-page.tsx').then((part) => ({ default: part.KeysPage })));
const AuditPage = lazy(() => import('./audit-page.tsx').then((part) => ({ default: part.AuditPage })));

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
    <Suspense fallback={<Loading />}>{page === 'keys' ? <KeysPage /> : <OfficersPage duty="security" />}</Suspense>
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
