import { type Selectable, sql } from 'kysely';
import { localDateOf, startOfDay } from '../../../kernel/instant.ts';
import { addDays } from '../../../kernel/local-date.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { pageByPage, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { askedOf, HOLDERS_TURN, isIndependent, urgedUpTo } from '../supervision.ts';
import { lockMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';
import { issuedAlready, issueLetter, lateBody, supervisionOf } from '../store/supervision.ts';
import type { ClockTable } from '../store/tables.ts';

/** Terms looked at in one trip. */
const most = 500;

interface LateTerm {
  readonly id: string;
  readonly matter_id: string;
  readonly due_at: Date;
}

/**
 * 催办、通报督办 The urging the day after a term of ours has run out, the letter when it still runs so many working days after that; each once a term. In pages,
 * a transaction each; cut off, the next run finds what is left. Safe on several workers at once: what is found is looked at again under the lock.
 */
export const supervise: Sweep = {
  name: 'matters.supervise',
  times: '*/10 * * * *',
  run: async (house, at) => {
    const { urge, notice } = house.profile.supervision;
    const urged = urge.bySystem ? await issueAll(house, at, 'urge') : 0;
    return urged + (notice.bySystem ? await issueAll(house, at, 'notice') : 0);
  },
};

function issueAll(house: House, at: Date, level: 'urge' | 'notice'): Promise<number> {
  const independent = house
    .directory()
    .organisations()
    .filter((one) => isIndependent(one.kind))
    .map((one) => one.id);
  return pageByPage<LateTerm>(
    most,
    (after) =>
      inTransaction(house.db, systemPrincipal(house.countyId, 'supervise'), async (tx) => {
        const statement =
          level === 'urge' ? toUrge(house, at, independent, after) : toNotice(house, at, independent, after);
        return (await statement.execute(tx.kysely)).rows;
      }),
    (term) => issue(house, term, level, at),
  );
}

const behind = (after: LateTerm | undefined) =>
  sql`(${after?.due_at ?? null}::timestamptz is null or (c.due_at, c.id) > (${after?.due_at ?? null}, ${after?.id ?? null}::uuid))`;

/** Terms of ours whose last day is over, not urged for yet. Of a court nothing but signing is asked. */
function toUrge(house: House, at: Date, independent: readonly number[], after: LateTerm | undefined) {
  return sql<LateTerm>`
    select c.id, c.matter_id, c.due_at from matters.clock c
    join matters.matter m on m.county_id = c.county_id and m.id = c.matter_id
    where c.county_id = ${house.countyId} and c.state = 'running' and c.kind <> 'legal' and c.due_at < ${startOfDay(localDateOf(at))}
      and m.stage not in ('correcting', 'closed') and not (c.rule_id not like 'step.sign%' and m.stage = any(${HOLDERS_TURN}::text[]) and m.holder_organisation_id = any(${independent}::int[]))
      and ${behind(after)}
      and not exists (select 1 from matters.supervision s where s.county_id = c.county_id and s.clock_id = c.id and s.level = 'urge')
    order by c.due_at, c.id limit ${most}`;
}

/** Those urged long enough ago, still running, where the body that was urged has it still: whoever got it since is not blamed for that. */
function toNotice(house: House, at: Date, independent: readonly number[], after: LateTerm | undefined) {
  const today = localDateOf(at);
  const last = urgedUpTo(today, house.profile.supervision.notice.afterWorkingDays, house.calendar());
  return sql<LateTerm>`
    select c.id, c.matter_id, c.due_at from matters.clock c
    join matters.matter m on m.county_id = c.county_id and m.id = c.matter_id
    join matters.supervision u on u.county_id = c.county_id and u.clock_id = c.id and u.level = 'urge'
    where c.county_id = ${house.countyId} and c.state = 'running' and c.kind <> 'legal' and c.due_at < ${startOfDay(today)}
      and m.stage not in ('correcting', 'closed') and u.issued_at < ${startOfDay(addDays(last, 1))}
      and u.organisation_id = case when m.stage = any(${HOLDERS_TURN}::text[]) then m.holder_organisation_id else m.centre_organisation_id end
      and not u.organisation_id = any(${independent}::int[])
      and ${behind(after)}
      and not exists (select 1 from matters.supervision s where s.county_id = c.county_id and s.clock_id = c.id and s.level = 'notice')
    order by c.due_at, c.id limit ${most}`;
}

async function issue(house: House, term: LateTerm, level: 'urge' | 'notice', at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'supervise'), async (tx) => {
    const matter = await lockMatter(tx, { id: term.matter_id });
    const { rows } = await sql<Selectable<ClockTable>>`
      select * from matters.clock where county_id = ${house.countyId} and id = ${term.id} and state = 'running' and due_at = ${term.due_at}`.execute(
      tx.kysely,
    );
    const clock = rows[0];
    // An act, a holiday or another worker came first: the next run looks again.
    if (!clock || matter.stage === 'correcting' || (await issuedAlready(tx, matter, term.id, level))) return;
    const body = lateBody(house, matter);
    if (isIndependent(body.kind) && (level === 'notice' || isRefusal(askedOf(body.kind, clock.rule_id)))) return;
    if (level === 'notice') {
      const urge = (await supervisionOf(tx, matter)).find((one) => one.clock_id === clock.id && one.level === 'urge');
      if (urge?.organisation_id !== body.id) return;
    }
    const { problems, demands } = house.profile.supervision.notice;
    const { facts } = await issueLetter(tx, house, matter, {
      level,
      clock,
      by: { organisationId: matter.upper_centre_organisation_id ?? matter.centre_organisation_id, postId: null },
      at,
      recordedAt: at,
    });
    await recordAct(tx, house, matter, {
      act: { act: level === 'urge' ? 'urgeBody' : 'noticeBody' },
      times: { doneAt: at, recordedAt: at, late: false },
      actor: 'system:supervise',
      facts,
      notes:
        level === 'urge'
          ? []
          : [
              { kind: 'problems', body: problems.zh },
              { kind: 'demands', body: demands.zh },
            ],
      event: 'supervision.issued',
    });
  });
}
