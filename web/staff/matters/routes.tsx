import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BackdatedPage } from './backdated-page.tsx';
import { MovedPage } from './moved-page.tsx';
import { MatterPage } from './matter-page.tsx';
import { MattersPage } from './matters-page.tsx';

const list = getRouteApi('/frame/matters');
const one = getRouteApi('/frame/matters/$number');

export function MattersRoute(): ReactNode {
  return <MattersPage search={list.useSearch()} />;
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
