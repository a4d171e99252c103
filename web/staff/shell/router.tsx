import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { Start } from './start.tsx';

const root = createRootRoute({ component: Frame });
const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });

export const router = createRouter({ routeTree: root.addChildren([start]), basepath: '/staff' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
