import { sql } from 'kysely';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { pageByPage, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { endMaterialRequest, materialRequestOf } from '../store/admission.ts';
import { lockMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';

/** Terms looked at in one trip. */
const most = 500;

interface OverTerm {
  readonly id: string;
  readonly matter_id: string;
  readonly due_at: Date;
}

/**
 * 补正逾期 The day of a notice is over and papers are missing: the matter lies before the office again, to be decided as the notice said.
 * Nothing is closed or refused by this. As many as there are, in pages; cut off, the next run finds what is left. Safe to run twice at once: the stage
 * is looked at again under the lock.
 */
export const lapseMaterial: Sweep = {
  name: 'matters.lapseMaterial',
  times: '*/10 * * * *',
  run: (house, at) =>
    pageByPage<OverTerm>(
      most,
      (after) => overdue(house, at, after),
      (term) => lapse(house, term.matter_id, at),
    ),
};

async function overdue(house: House, at: Date, after: OverTerm | undefined): Promise<OverTerm[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'lapseMaterial'), async (tx) => {
    const { rows } = await sql<OverTerm>`
      select c.id, c.matter_id, c.due_at from matters.clock c
      where c.county_id = ${house.countyId} and c.state = 'running' and c.kind = 'step' and c.rule_id like 'step.correct%' and c.due_at < ${at}
        and (${after?.due_at ?? null}::timestamptz is null or (c.due_at, c.id) > (${after?.due_at ?? null}, ${after?.id ?? null}::uuid))
      order by c.due_at, c.id limit ${most}`.execute(tx.kysely);
    return rows;
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
