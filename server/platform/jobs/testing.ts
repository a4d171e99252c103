import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DestinationStream } from 'pino';
import { type SettableClock, settableClock } from '../clock.ts';
import { openDatabase } from '../db.ts';
import { fieldCrypto } from '../field-crypto.ts';
import type { House } from '../house.ts';
import { createLog } from '../log.ts';
import { loadProfile } from '../profile/index.ts';
import type { OfficerPrincipal } from '../principal.ts';

export interface HouseForTests extends House {
  readonly clock: SettableClock;
  readonly lines: string[];
}

const profile = loadProfile(fileURLToPath(new URL('../../../profiles/default', import.meta.url)));

/** A house with nothing but the platform in it, on a database and a folder of the test's own. `lines` is its log. */
export function houseOn(url: string, dataDir: string, given: Partial<House> = {}): HouseForTests {
  const lines: string[] = [];
  const to: DestinationStream = { write: (line) => void lines.push(line) };
  return {
    countyId: 1,
    countyCode: '990101',
    countyAreaId: 1,
    kind: 'practice',
    version: '0.0.0',
    config: { dataDir, sessionIdleMinutes: 30, submitsPerHour: 1000 },
    db: openDatabase({ url, size: 6 }),
    crypto: fieldCrypto(createHash('sha256').update('anhe tests').digest()),
    log: createLog({ to }),
    listeners: new Map(),
    profile,
    profileAt: () => profile,
    profileOnDisk: () => profile,
    refreshCalendar: async () => undefined,
    calendar: () => {
      throw new Error('the platform computes no dates here');
    },
    directory: () => {
      throw new Error('the platform names no bodies here');
    },
    ...given,
    clock: settableClock(new Date('2026-11-23T01:00:00Z')),
    lines,
  };
}

export function anOfficer(id: number, roles: readonly string[]): OfficerPrincipal {
  return {
    kind: 'officer',
    id: `officer:${id}`,
    countyId: 1,
    keys: [`p${id}`],
    officerId: id,
    postId: id,
    organisationId: 1,
    areaId: 1,
    roles,
    officerName: '办案人',
    organisationName: '综治中心',
  };
}
