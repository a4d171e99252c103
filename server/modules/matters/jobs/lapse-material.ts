import { sql } from 'kysely';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { oneByOne, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { endMaterialRequest, materialRequestOf } from '../store/admission.ts';
import { lockMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';

/** Matters looked at in one run; what is left is found by the next. */
const most = 500;

/**
 * 补正逾期 The day of a notice is over and papers are missing: the matter lies before the office again, to be decided as the notice said.
 * Nothing is closed or refused by this. Safe to run twice at once: the stage is looked at again under the lock.
 */
export const lapseMaterial: Sweep = {
  name: 'matters.lapseMaterial',
  times: '*/10 * * * *',
  run: async (house, at) => oneByOne(await overdue(house, at), (id) => lapse(house, id, at)),
};

async function overdue(house: House, at: Date): Promise<string[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'lapseMaterial'), async (tx) => {
    const { rows } = await sql<{ matter_id: string }>`
      select c.matter_id from matters.clock c
      where c.county_id = ${house.countyId} and c.state = 'running' and c.kind = 'step' and c.rule_id like 'step.correct%' and c.due_at < ${at}
      order by c.due_at limit ${most}`.execute(tx.kysely);
    return rows.map((row) => row.matter_id);
  });
}

async function lapse(house: House, matterId: string, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'lapseMaterial'), async (tx) => {
    const matter = await lockMatter(tx, { id: matterId });
    const request = await materialRequestOf(tx, matter);
    if (matter.stage !== 'correcting' || !request) return;
    await endMaterialRequest(tx, request, 'lapsed', at);
    await recordAct(tx, house, matter, {
      act: { act: 'lapseMaterial' },
      times: { doneAt: at, recordedAt: at, late: false },
      actor: 'system:lapseMaterial',
      facts: { dueDate: request.due_date, ifLate: request.if_late },
      event: 'matter.material-lapsed',
    });
  });
}
