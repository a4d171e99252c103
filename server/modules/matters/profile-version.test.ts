import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKey } from '../../../test/harness/cluster.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter } from '../../../test/harness/story.ts';
import { openHouse } from '../../open-house.ts';
import type { Profile } from '../../platform/profile/index.ts';

let t: TestHouse;
const versions = new Map<string, Profile>();
beforeAll(async () => {
  t = await testHouse();
  versions.set(t.house.profile.version, t.house.profile);
});
afterAll(() => t.close());

/** The county changes its profile: from now on a matter of general complexity is promised in so many days, and signed for in so many hours. */
function changeProfile(version: string, days: number, hours: number): void {
  const profile = {
    ...t.house.profile,
    version,
    clocks: t.house.profile.clocks.map((rule) => {
      if (rule.id === 'promise.general') return { ...rule, amount: days };
      return rule.kind === 'step' && rule.step === 'sign' ? { ...rule, amount: hours } : rule;
    }),
  };
  versions.set(version, profile);
  Object.assign(t.house, { profile, profileAt: (wanted: string) => versions.get(wanted) as Profile });
}

const clockOf = (number: string, rule: string) =>
  t
    .look<{ profile_version: string; days: number }>(
      `select c.profile_version, (c.due_date - c.started_at::date)::integer as days from matters.clock c
       join matters.matter m on m.id = c.matter_id where m.number = $1 and c.rule_id like $2 order by c.started_at desc limit 1`,
      [number, `${rule}%`],
    )
    .then(([row]) => row);

describe('a matter keeps the profile that it was accepted under', () => {
  it('is known by its version after a start with another one, and the other one to whoever runs still', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'anhe-profile-'));
    await cp(join(import.meta.dirname, '../../../profiles/default'), folder, { recursive: true });
    const clocks = join(folder, 'clocks.yaml');
    const before = await readFile(clocks, 'utf8');
    await writeFile(clocks, before.replace(/(id: promise\.general[\s\S]*?amount: )7\b/u, '$19'));
    const { profile: first } = t.house;
    const restarted = await openHouse({
      appUrl: t.database.appUrl,
      key: testKey,
      profileDir: folder,
      config: t.house.config,
      log: pino({ level: 'silent' }),
      clock: t.clock,
      pool: 2,
    });
    const promised = (profile: Profile) => profile.clocks.find((rule) => rule.id === 'promise.general')?.amount;
    const { profile: second } = restarted;
    expect(second.version).not.toBe(first.version);
    expect([first, second].map((one) => promised(restarted.profileAt(one.version)))).toEqual([7, 9]);
    await t.house.keeper.refresh();
    expect([first, second].map((one) => promised(t.house.profileAt(one.version)))).toEqual([7, 9]);
    expect(() => restarted.profileAt('never loaded')).toThrow(RangeError);
    await restarted.close();
    await rm(folder, { recursive: true });
  });

  it('whatever stood when it was registered, and whatever comes later', async () => {
    const { number } = await fileMatter(t);
    const registered = t.house.profile.version;
    changeProfile('second', 5, 8);
    await actOn(t, 'coordinator', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    changeProfile('third', 90, 80);
    await actOn(t, 'coordinator', number, 'assign', { organisationId: 20, reason: '由该单位办理更合适' });

    const [row] = await t.look<{ profile_version: string }>(
      'select profile_version from matters.matter where number = $1',
      [number],
    );
    expect(row?.profile_version).toBe('second');
    expect((await clockOf(number, 'step.accept'))?.profile_version).toBe(registered);
    const promise = await clockOf(number, 'promise.general');
    expect(promise?.profile_version).toBe('second');
    expect(promise?.days).toBeLessThan(10);
    const sign = await clockOf(number, 'step.sign');
    expect(sign?.profile_version).toBe('second');
    expect(sign?.days).toBeLessThan(5);
  });
});
