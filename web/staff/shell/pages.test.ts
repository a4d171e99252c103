import { describe, expect, it } from 'vitest';
import { placesFor } from './pages.ts';

const kinds = (seen: Parameters<typeof placesFor>[0]): string[] =>
  placesFor(seen).map((place) => (place.kind === 'path' ? place.path : place.kind));

describe('where Ctrl-K goes', () => {
  it('leads a coordinator to every view of the desk and every list', () => {
    const found = kinds({ shows: ['desk', 'matters'], roles: ['coordinator'] });
    expect(found.filter((kind) => kind === 'view')).toHaveLength(15);
    expect(found).toEqual(expect.arrayContaining(['/late', '/matters/backdated', '/rulings', '/matters/moved']));
  });

  it('leads whoever mediates to the dossiers, and in a practice county to what would have been sent', () => {
    expect(kinds({ shows: ['mediation'], roles: ['mediator'] })).toEqual(['/dossiers', '/notices', '/account']);
    expect(kinds({ shows: [], roles: [], practice: true })).toEqual(['/practice-messages', '/notices', '/account']);
  });

  it('leads nobody to a page that the post does not have', () => {
    expect(kinds({ shows: ['desk', 'matters'], roles: ['window_clerk'] })).not.toContain('/rulings');
    expect(kinds({ shows: ['audit'], roles: ['audit_admin'] })).toEqual(['/notices', '/account']);
    expect(new Set(kinds({ shows: ['administration'], roles: ['system_admin'] }))).toEqual(
      new Set(['administration', '/notices', '/account']),
    );
  });
});
