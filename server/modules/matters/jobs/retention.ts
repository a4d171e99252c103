import { sql } from 'kysely';
import { localDateOf, startOfDay } from '../../../kernel/instant.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { pageByPage, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { isKnownRule, overBefore, type RetentionRule, type RetentionTerm, type Waits, waitsFor } from '../retention.ts';
import { eraseParty } from '../store/erase-party.ts';
import { lockMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import { recordAct } from '../store/record-act.ts';

/** Rows taken in one trip. */
const most = 200;

/**
 * 保管期限 Each night: what is out of its time by the county's table. Where the period is verified the machine erases; where it is not, or where the archive
 * decides, it only counts. What it found and did is kept as a report. Safe to run twice and on several workers; cut off, the next run goes on.
 */
export const endRetention: Sweep = {
  name: 'matters.retention',
  // 03:50 in China.
  times: '50 19 * * *',
  run: async (house, at) => {
    for (const term of house.profile.retention) await carryOut(house, term, at);
  },
};

async function carryOut(house: House, term: RetentionTerm, at: Date): Promise<void> {
  const waits = waitsFor(term);
  if (term.years === null || !isKnownRule(term.id)) return report(house, term.id, { due: 0, erased: 0, waits }, at);
  const before = startOfDay(overBefore(term.id, term.years, localDateOf(at)));
  const due = await count(house, term.id, before);
  const erased = waits === undefined ? await erase(house, term.id, before, at) : 0;
  await report(house, term.id, { due, erased, waits: due > 0 ? waits : undefined }, at);
}

/** Matters in which somebody's information still stands and whose time is over. */
function mattersOver(rule: RetentionRule, county: number, before: Date) {
  const dossier = sql`exists (select 1 from matters.procedure p where p.county_id = m.county_id and p.matter_id = m.id and p.kind = 'mediation')`;
  const withdrawn = sql`(m.stage = 'refused' or m.outcome = 'withdrawn')`;
  const kind =
    rule === 'notAccepted'
      ? sql`${withdrawn} and not ${dossier}`
      : rule === 'mediationDossier'
        ? dossier
        : sql`not ${withdrawn} and not ${dossier}`;
  return sql`matters.matter m
    where m.county_id = ${county} and m.stage in ('closed', 'refused') and ${kind}
      and coalesce(m.closed_at, (select max(h.done_at) from matters.history h where h.county_id = m.county_id and h.matter_id = m.id)) < ${before}
      and exists (select 1 from matters.party p where p.county_id = m.county_id and p.matter_id = m.id and p.erased_at is null)`;
}

async function count(house: House, rule: RetentionRule, before: Date): Promise<number> {
  const county = house.countyId;
  const rows =
    rule === 'openings'
      ? sql`matters.opening where county_id = ${county} and at < ${before}`
      : rule === 'messages'
        ? sql`platform.message where county_id = ${county} and at < ${before}`
        : mattersOver(rule, county, before);
  return inRun(house, async (tx) => {
    const found = await sql<{ n: number }>`select count(*)::int as n from ${rows}`.execute(tx.kysely);
    return found.rows[0]?.n ?? 0;
  });
}

async function erase(house: House, rule: RetentionRule, before: Date, at: Date): Promise<number> {
  if (rule === 'openings') return inBatches((tx) => forgetOpenings(tx, before, at), house);
  if (rule === 'messages') return inBatches((tx) => forgetMessages(tx, before), house);
  let erased = 0;
  await pageByPage<{ id: string }>(
    most,
    (after) =>
      inRun(house, async (tx) => {
        const next = after?.id ?? '00000000-0000-0000-0000-000000000000';
        const { rows } = await sql<{ id: string }>`
        select m.id from ${mattersOver(rule, house.countyId, before)} and m.id > ${next}::uuid order by m.id limit ${most}`.execute(
          tx.kysely,
        );
        return rows;
      }),
    async ({ id }) => {
      if (await eraseMatter(house, rule, id, at)) erased += 1;
    },
  );
  return erased;
}

/** Empties what is personal; rows, history and chain stay, with an entry that says by which rule. False when another worker was quicker. */
function eraseMatter(house: House, rule: RetentionRule, id: string, at: Date): Promise<boolean> {
  return inRun(house, async (tx) => {
    const matter = await lockMatter(tx, { id });
    const parties = (await currentParties(tx, matter)).filter((party) => party.erased_at === null);
    if (parties.length === 0) return false;
    for (const party of parties) await eraseParty(tx, house, matter, party, at);
    await recordAct(tx, house, matter, {
      act: { act: 'answerDataRequest' },
      entry: 'endRetention',
      times: { doneAt: at, recordedAt: at, late: false },
      actor: 'system:retention',
      facts: { ruleId: rule, parties: parties.length },
    });
    return true;
  });
}

async function inBatches(once: (tx: Tx) => Promise<number>, house: House): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await inRun(house, once);
    all += gone;
    if (gone < most * 10) return all;
  }
}

async function forgetOpenings(tx: Tx, before: Date, at: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select matters.forget_openings(${tx.principal.countyId}, ${before}, ${at}, ${most * 10}) as n`.execute(tx.kysely);
  return rows[0]?.n ?? 0;
}

async function forgetMessages(tx: Tx, before: Date): Promise<number> {
  const county = tx.principal.countyId;
  const { numAffectedRows } = await sql`
    delete from platform.message where county_id = ${county} and id in (
      select id from platform.message where county_id = ${county} and at < ${before} order by at limit ${most * 10} for update skip locked)`.execute(
    tx.kysely,
  );
  return Number(numAffectedRows ?? 0n);
}

async function report(
  house: House,
  ruleId: string,
  found: { readonly due: number; readonly erased: number; readonly waits: Waits | undefined },
  at: Date,
): Promise<void> {
  await inRun(house, (tx) =>
    sql`insert into platform.retention_run (county_id, rule_id, ran_at, due, erased, waits)
      values (${house.countyId}, ${ruleId}, ${at}, ${found.due}, ${found.erased}, ${found.waits ?? null})
      on conflict do nothing`.execute(tx.kysely),
  );
}

function inRun<T>(house: House, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'retention'), work);
}
