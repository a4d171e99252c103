import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as disputes from '../../server/modules/disputes/contract.ts';
import {
  CONSENT_WAYS,
  END_REASONS,
  MEDIATION_ACTS,
  STATE_NAMES,
  STATES,
} from '../../server/modules/disputes/mediation.ts';
import * as intake from '../../server/modules/intake/contract.ts';
import * as matters from '../../server/modules/matters/contract.ts';
import { COMPLEXITIES, OUTCOMES, POSSIBLE, STAGES, URGENCIES } from '../../server/modules/matters/lifecycle.ts';
import * as people from '../../server/modules/people/contract.ts';
import {
  organisationKindNames,
  organisationKinds,
  organisationLevels,
} from '../../server/modules/people/organisation.ts';
import { roleNames, roles } from '../../server/modules/people/roles.ts';
import { areaLevels, everyAreaKind } from '../../server/modules/places/area.ts';
import * as places from '../../server/modules/places/contract.ts';
import { PERIOD_UNITS } from '../../server/kernel/period.ts';
import type { RouteContract } from '../../server/kernel/route.ts';
import { PLACE_KINDS } from '../../server/platform/profile/axes.ts';
import { loadProfile } from '../../server/platform/profile/index.ts';
import * as files from '../../server/platform/files/contract.ts';
import * as jobs from '../../server/platform/jobs/contract.ts';
import * as messages from '../../server/platform/messages/contract.ts';
import { codesIn, root, rowsOf, textOf } from './documents.ts';

const text = textOf('docs/glossary.md');
const rows = rowsOf(text);
const known = new Set([...rows.flatMap((row) => codesIn(row[2] ?? '')), ...codesIn(text)]);
const profile = loadProfile(join(root, 'profiles/default'));

/** Words that a table of the code names in Chinese: the glossary's row must hold both. */
const named: readonly (readonly [string, string])[] = [
  ...organisationKinds.map((kind) => [kind, organisationKindNames[kind].zh] as const),
  ...roles.map((role) => [role, roleNames[role].zh] as const),
  ...STATES.map((state) => [state, STATE_NAMES[state].zh] as const),
  ...profile.papers.map((paper) => [paper.id, paper.title.zh] as const),
  ...[...profile.clocks, ...profile.lawClocks, ...profile.routes, ...profile.results].map(
    (it) => [it.id, it.name.zh] as const,
  ),
];

/** Operations that act: what somebody does and what stays on record. */
function actsOf(contracts: Readonly<Record<string, unknown>>): string[] {
  return Object.values(contracts)
    .filter((it): it is RouteContract => typeof it === 'object' && it !== null && 'operationId' in it && 'act' in it)
    .filter((contract) => contract.act === true)
    .map((contract) => contract.operationId);
}

const groups: Readonly<Record<string, readonly string[]>> = {
  'stages of a matter': STAGES,
  outcomes: OUTCOMES,
  'complexity and urgency': [...COMPLEXITIES, ...URGENCIES],
  'acts on a matter': Object.keys(POSSIBLE),
  'acts on a mediation': MEDIATION_ACTS,
  'consent and ends of a mediation': [...CONSENT_WAYS, ...END_REASONS],
  'bodies and their levels': [...organisationKinds, ...organisationLevels],
  areas: [...areaLevels, ...everyAreaKind, ...PLACE_KINDS],
  'units of periods': PERIOD_UNITS,
  'acts of matters': actsOf(matters),
  'acts of disputes': actsOf(disputes),
  'acts of intake': actsOf(intake),
  'acts of people': actsOf(people),
  'acts of places': actsOf(places),
  'acts of the platform': [...actsOf(files), ...actsOf(jobs), ...actsOf(messages)],
};

describe('the glossary', () => {
  it.each(Object.entries(groups))('knows every word of %s', (_, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });

  it('gives what the code calls a thing in Chinese', () => {
    expect(named.length).toBeGreaterThan(60);
    const missing = named.filter(
      ([code, chinese]) =>
        !rows.some(
          (row) =>
            codesIn(row[2] ?? '').includes(code) && row[0]?.normalize('NFKC').includes(chinese.normalize('NFKC')),
        ),
    );
    expect(missing).toEqual([]);
  });

  it('names only places that are there', () => {
    const where = [...new Set(rows.flatMap((row) => codesIn(row[3] ?? '')))];
    expect(where.length).toBeGreaterThan(20);
    const at = (path: string): boolean =>
      ['', 'server', 'server/modules'].some((base) => existsSync(join(root, base, path)));
    expect(where.filter((path) => !at(path))).toEqual([]);
  });

  it('has both languages in every row', () => {
    expect(rows.filter(([zh, en]) => !/\p{Script=Han}/u.test(zh ?? '') || !/[a-z]/iu.test(en ?? ''))).toEqual([]);
  });
});
