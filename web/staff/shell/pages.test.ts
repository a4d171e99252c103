import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';
import { isMeant, placesFor } from './pages.ts';

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

  it('finds a page by its name and by the other words of the office: 督办 is what is late, 卷宗 the register of dossiers', () => {
    expect(isMeant('案卷', '案卷目录')).toBe(true);
    expect(isMeant('督办', '已超期', messages.zh.searchAlso['/late'])).toBe(true);
    expect(isMeant('卷宗', '案卷目录', messages.zh.searchAlso['/dossiers'])).toBe(true);
    expect(isMeant('Supervision', 'What is late', messages.en.searchAlso['/late'])).toBe(true);
    expect(isMeant('督办', '案卷目录', messages.zh.searchAlso['/dossiers'])).toBe(false);
    const paths = placesFor({ shows: ['desk', 'matters', 'mediation'], roles: ['coordinator'] }).flatMap((place) =>
      place.kind === 'path' ? [place.path] : [],
    );
    expect(paths.filter((path) => !(path in messages.zh.searchAlso && path in messages.en.searchAlso))).toEqual([]);
  });

  it('leads nobody to a page that the post does not have', () => {
    expect(kinds({ shows: ['desk', 'matters'], roles: ['window_clerk'] })).not.toContain('/rulings');
    expect(kinds({ shows: ['audit'], roles: ['audit_admin'] })).toEqual(['/notices', '/account']);
    expect(new Set(kinds({ shows: ['administration'], roles: ['system_admin'] }))).toEqual(
      new Set(['administration', '/notices', '/account']),
    );
  });
});
