import { getRouteApi, Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BackdatedPage } from './backdated-page.tsx';
import { MovedPage } from './moved-page.tsx';
import { MatterPage } from './matter-page.tsx';
import { readListSearch } from './list-search.ts';
import { MattersPage } from './matters-page.tsx';
import { useSavedFilters } from './saved-filters.tsx';

const list = getRouteApi('/frame/matters');
const one = getRouteApi('/frame/matters/$number');

/** The list opens with the officer's first kept filter, unless its address says what is wanted. */
export function MattersRoute(): ReactNode {
  const search = list.useSearch();
  const filters = useSavedFilters();
  const first = filters?.find((one) => one.first);
  if (first && Object.keys(search).length === 0)
    return <Navigate to="/matters" search={readListSearch(first.query)} replace />;
  return <MattersPage search={search} />;
}

export function MatterRoute(): ReactNode {
  const { number } = one.useParams();
  return <MatterPage key={number} number={number} search={one.useSearch()} />;
}

export function BackdatedRoute(): ReactNode {
  return <BackdatedPage />;
}

export function MovedRoute(): ReactNode {
  return <MovedPage />;
}
