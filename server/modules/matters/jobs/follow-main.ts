import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { type PastEvent, reaction, type Task } from '../../../platform/jobs/index.ts';
import { linkedTo } from '../store/links.ts';
import { lockMatter, readMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';
import type { MattersTables } from '../store/tables.ts';

const listener = 'matters.followMain';

/** 随主事项办理 Reports that go with a matter follow it: to the body that gets it, and to its answer; each reporter is then asked by itself. */
export const followMainReactions: Readonly<Record<string, Task>> = reaction(
  listener,
  async (tx, event, { house, at }) => {
    const main = await readMatter(tx, { id: event.subject });
    for (const id of await linkedTo(tx, main)) await follow(tx, house, event, id, at);
  },
);

export const followMainListeners: readonly (readonly [string, string])[] = [
  ['matter.assigned', listener],
  ['matter.answered', listener],
];

async function follow(tx: Tx, house: House, event: PastEvent, id: string, at: Date): Promise<void> {
  const matter = await lockMatter(tx, { id });
  if (matter.stage !== 'linked') return;
  const times = { doneAt: at, recordedAt: at, late: false };
  const actor = 'system:followMain';
  const main = await readMatter(tx, { id: event.subject });
  if (event.name === 'matter.assigned') {
    if (matter.holder_organisation_id === main.holder_organisation_id) return;
    await recordAct(tx, house, matter, {
      act: { act: 'followMain', organisationId: main.holder_organisation_id },
      times,
      actor,
      facts: { mainId: main.id },
    });
    return;
  }
  const reply = await lastReply(tx, main.id);
  await recordAct(tx, house, matter, {
    act: { act: 'answerLinked' },
    times,
    actor,
    facts: { mainId: main.id },
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
