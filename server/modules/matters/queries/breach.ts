import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import { localDateOf, startOfDay } from '../../../kernel/instant.ts';
import { addDays } from '../../../kernel/local-date.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { sessionsOf } from '../../../platform/session.ts';
import { type Column, writeWorkbook } from '../../../platform/workbook.ts';
import { accountState, recordAdministration } from '../../people/index.ts';
import { xlsx } from '../../places/contract.ts';
import { type BreachCause, breachNotice, openedWords } from '../breach-notice.ts';
import type { exportOpenings as exportContract, reportOpenings as contract } from '../contract/breach.ts';

/** Rows of one report; whoever opened more is asked about in parts. */
const most = 5000;

export interface AskedOpenings {
  readonly username: string;
  readonly days: number;
  readonly cause: BreachCause;
}

export type OpeningsReport = ReplyOf<typeof contract>;

interface OpenedRow {
  readonly number: string;
  readonly opened: string;
  readonly times: number;
  readonly first_at: Date;
  readonly last_at: Date;
}

/**
 * What an account opened in its last days, and the notice for those concerned. The transaction's principal must hold one of the two duties, or be the
 * worker's. @throws Refused `unknown/not-found` when there is no such account
 */
export async function openingsOf(
  tx: Tx,
  house: House,
  asked: AskedOpenings,
  at: Date,
): Promise<{ readonly officerId: number; readonly report: OpeningsReport }> {
  const account = await accountState(tx, asked.username);
  if (!account) return fail('unknown', 'not-found');
  const first = addDays(localDateOf(at), 1 - asked.days);
  const { rows } = await sql<OpenedRow>`
    select * from matters.opened_by(${house.countyId}, ${account.id}, ${startOfDay(first)}, ${at}, ${most + 1})`.execute(
    tx.kysely,
  );
  const sessions = await sessionsOf(tx, account.id, at, house.config.sessionIdleMinutes);
  const listed = rows.slice(0, most);
  const matters = new Set(listed.map((row) => row.number)).size;
  const { name, privacyContact } = house.profile.county;
  const { id, ...officer } = account;
  return {
    officerId: id,
    report: {
      officer: { ...officer, openSessions: sessions.length },
      from: startOfDay(first).toISOString(),
      to: at.toISOString(),
      matters,
      items: listed.map((row) => ({
        number: row.number,
        opened: row.opened,
        what: openedWords(row.opened),
        times: row.times,
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
      })),
      more: rows.length > most,
      notice: breachNotice({
        county: name,
        from: first,
        to: localDateOf(at),
        matters,
        opened: [...new Set(listed.map((row) => row.opened))],
        cause: asked.cause,
        suspended: account.suspended,
        openSessions: sessions.length,
        contact: privacyContact,
      }),
    },
  };
}

/** 泄密排查 Asking is itself written into the audit trail: who asked about whom, for how many days. */
export async function reportOpenings(call: Call<typeof contract, OfficerPrincipal>): Promise<OpeningsReport> {
  return asked(call);
}

export async function exportOpenings(call: Call<typeof exportContract, OfficerPrincipal>): Promise<Sent> {
  const report = await asked(call);
  return { media: xlsx, bytes: await openingsWorkbook(report), fileName: `泄密排查-${report.officer.username}.xlsx` };
}

function asked(call: Call<typeof contract | typeof exportContract, OfficerPrincipal>): Promise<OpeningsReport> {
  const { house, principal, query, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const { officerId, report } = await openingsOf(tx, house, query, at);
    const facts = { days: query.days, cause: query.cause, matters: report.matters };
    await recordAdministration(tx, call, { target: `officer:${officerId}`, facts });
    return report;
  });
}

const columns: readonly Column[] = [
  { key: 'number', title: '事项编号', width: 26 },
  { key: 'what', title: '看了什么', width: 24 },
  { key: 'times', title: '次数', width: 8 },
  { key: 'firstAt', title: '第一次', width: 22 },
  { key: 'lastAt', title: '最后一次', width: 22 },
];

/** The list as a workbook: numbers and names of fields, nothing of what stood there. */
export function openingsWorkbook(report: OpeningsReport): Promise<Buffer> {
  const local = (moment: string): string =>
    new Date(new Date(moment).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return writeWorkbook(
    { name: '泄密排查', columns },
    report.items.map((item) => ({
      number: item.number,
      what: item.what.zh,
      times: String(item.times),
      firstAt: local(item.firstAt),
      lastAt: local(item.lastAt),
    })),
  );
}
