import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { reaction, type Task } from '../../../platform/jobs/index.ts';
import { answersAtOnce } from '../linking.ts';
import { endLink, linkedTo, mainOf } from '../store/links.ts';
import { type LockedMatter, lockMatter, readMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';
import type { MattersTables } from '../store/tables.ts';

const listener = 'matters.followMain';

/**
 * 随主事项办理 Reports that go with a matter follow it: to the body that gets it, and to its answer; each reporter is then asked by itself. One linked to a
 * matter that is answered already gets that answer at once. When the other is withdrawn they go by themselves again: nobody withdraws for another.
 */
export const followMainReactions: Readonly<Record<string, Task>> = reaction(
  listener,
  async (tx, event, { house, at }) => {
    if (event.name === 'matter.linked') {
      const mainId = await mainOf(tx, { county_id: house.countyId, id: event.subject });
      if (mainId === undefined) return;
      const main = await readMatter(tx, { id: mainId });
      if (answersAtOnce(main)) await follow(tx, house, { main, what: 'answer', id: event.subject }, at);
      return;
    }
    const main = await readMatter(tx, { id: event.subject });
    const what = followed[event.name];
    if (what) for (const id of await linkedTo(tx, main)) await follow(tx, house, { main, what, id }, at);
  },
);

const followed: Readonly<Record<string, 'body' | 'answer' | 'alone'>> = {
  'matter.assigned': 'body',
  'matter.answered': 'answer',
  'matter.withdrawn': 'alone',
};

export const followMainListeners: readonly (readonly [string, string])[] = [
  'matter.linked',
  ...Object.keys(followed),
].map((name) => [name, listener] as const);

interface Follows {
  readonly main: LockedMatter;
  readonly what: 'body' | 'answer' | 'alone';
  readonly id: string;
}

async function follow(tx: Tx, house: House, { main, what, id }: Follows, at: Date): Promise<void> {
  const matter = await lockMatter(tx, { id });
  if (matter.stage !== 'linked') return;
  const common = {
    times: { doneAt: at, recordedAt: at, late: false },
    actor: 'system:followMain',
    facts: { mainId: main.id },
  };
  if (what === 'body') {
    if (matter.holder_organisation_id === main.holder_organisation_id) return;
    await recordAct(tx, house, matter, {
      ...common,
      act: { act: 'followMain', organisationId: main.holder_organisation_id },
    });
    return;
  }
  if (what === 'alone') {
    await endLink(tx, matter, at);
    await recordAct(tx, house, matter, { ...common, act: { act: 'unlinkMatter' }, event: 'matter.accepted' });
    return;
  }
  const reply = await lastReply(tx, main.id);
  await recordAct(tx, house, matter, {
    ...common,
    act: { act: 'answerLinked' },
    // What the other was answered with decides, with the reporter's own word, how this one is counted when it closes.
    facts: { ...common.facts, result: main.result },
    notes: reply ? [{ kind: 'reply', body: reply, outward: true }] : [],
    event: 'matter.answered',
  });
}

/** What the parties of the main matter were told. */
async function lastReply(tx: Tx, matterId: string): Promise<string | null> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.note')
    .select('body')
    .where('county_id', '=', tx.principal.countyId)
    .where('matter_id', '=', matterId)
    .where('kind', '=', 'reply')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return row?.body ?? null;
}
