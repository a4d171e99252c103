import { expect, test, vi } from 'vitest';

test('an address that no page has is shown within the frame, with the way back to the desk; the others as ever', async () => {
  // The frame reads the centre's name from the document that it stands in; the router needs none.
  vi.stubGlobal('document', { querySelector: () => null });
  await import('./frame.tsx');
  vi.unstubAllGlobals();
  const { router } = await import('./router.tsx');
  const shown = (path: string): string | undefined => router.matchRoutes(path, {}).at(-1)?.routeId;
  expect(['/nowhere', '/windows/no/such/page'].map(shown)).toEqual(['/frame/$', '/frame/$']);
  expect(['/late', '/matters/990101-20261122-00017-4'].map(shown)).toEqual(['/frame/late', '/frame/matters/$number']);
});
