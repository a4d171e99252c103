import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../../platform/directory.ts';
import type { AreaTree } from '../../places/index.ts';
import { type Role, roles } from '../roles.ts';
import { officerOf } from './principal.ts';

const area = (id: number, mergedIntoId: number | null = null) => ({ id, mergedIntoId }) as never;
const tree: AreaTree = {
  byId: new Map([
    [10, area(10)],
    [12, area(12, 10)],
    [13, area(13, 12)],
  ]),
  byCode: new Map(),
  parts: new Map(),
};

function keysWith(held: readonly Role[]): readonly string[] | undefined {
  const directory = buildDirectory(
    [],
    [
      {
        id: 7,
        kind: 'township_centre',
        level: 'township',
        areaId: 10,
        parentId: null,
        name: '河西镇综治中心',
        shortName: null,
        telephone: null,
        address: null,
        ended: false,
      },
    ],
    [{ id: 3, officerId: 5, officerName: '王五', organisationId: 7, roles: held }],
  );
  return officerOf(1, { postId: 3 }, { directory, tree, organisations: new Map() })?.keys;
}

describe('what a post reads', () => {
  it.each(roles.map((role) => [role] as const))('%s', (role) => {
    const sorted = [...(keysWith([role]) ?? [])].sort();
    if (role.endsWith('_admin')) expect(sorted).toEqual([]);
    else if (role === 'leader') expect(sorted).toEqual(['a10', 'a12', 'a13', 'p5']);
    else expect(sorted).toEqual(['o7', 'p5']);
  });

  it('is nothing, and nobody is signed in, on a post without roles or one that is not there', () => {
    expect(keysWith([])).toBeUndefined();
    const directory = buildDirectory([], [], []);
    expect(officerOf(1, { postId: 9 }, { directory, tree, organisations: new Map() })).toBeUndefined();
  });
});
