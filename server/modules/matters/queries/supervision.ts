import { type Selectable, sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { fail, isRefusal } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { clockRule } from '../../../platform/profile/lookups.ts';
import { offeredActs } from '../commands/act-on-matter.ts';
import type { listSupervision as contract, SupervisionRow } from '../contract/supervision.ts';
import {
  askedOf,
  bodyOfTurn,
  daysLate,
  isIndependent,
  mayNotice,
  mayReply,
  mayUrge,
  PROPOSED_LEVELS,
} from '../supervision.ts';
import { dueIn, rungOf } from '../store/supervision.ts';
import { clockViewOf } from './clock-view.ts';
import type { OutsideTransferTable } from '../store/hand-off-tables.ts';
import type { LockedMatter } from '../store/lock.ts';
import type { SupervisionTable } from '../store/supervision-tables.ts';
import type { ClockTable, MatterTable } from '../store/tables.ts';

type Row = Selectable<SupervisionTable> & {
  readonly rule_id: string | null;
  readonly transfer_number: string | null;
  readonly receipt_at: Date | null;
};
interface Said {
  readonly seq: number;
  readonly kind: string;
  readonly body: string | null;
}

/** 督办情况 Terms that have run out with what may be done, the ladder so far with words and replies, and who may decide. */
export async function listSupervision(
  call: Call<typeof contract, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params, at } = call;
  const county = house.countyId;
  const id = sql`(select id from matters.matter where county_id = ${county} and number = ${params.number})`;
  const found = await inOneTrip(house.db, principal, {
    // Ring 2 alone may read it: whoever sees only number and clocks gets the answer of an unknown number.
    matter: sql<Selectable<MatterTable>>`
      select m.* from matters.matter m join matters.facts f on f.county_id = m.county_id and f.matter_id = m.id
      where m.county_id = ${county} and m.number = ${params.number}`,
    clocks: sql<Selectable<ClockTable>>`
      select * from matters.clock where county_id = ${county} and matter_id = ${id} and state = 'running' and kind <> 'legal' and due_at < ${at}
      order by due_at, id`,
    rows: sql<Row>`
      select s.*, c.rule_id, x.letter_number as transfer_number, x.receipt_at from matters.supervision s
      left join matters.clock c on c.county_id = s.county_id and c.id = s.clock_id
      left join matters.outside_transfer x on x.county_id = s.county_id and x.id = s.transfer_id
      where s.county_id = ${county} and s.matter_id = ${id} order by s.id`,
    said: sql<Said>`
      select n.seq, n.kind, n.body from matters.note n where n.county_id = ${county} and n.matter_id = ${id}
        and n.seq in (select unnest(array[s.seq, s.decided_seq, s.reply_seq]) from matters.supervision s where s.county_id = ${county} and s.matter_id = ${id})
      union all
      select h.seq, 'talkAt', h.facts::jsonb ->> 'talkAt' from matters.history h
      where h.county_id = ${county} and h.matter_id = ${id} and h.act = 'recordSupervisionDecision'`,
    transfers: sql<Selectable<OutsideTransferTable>>`
      select * from matters.outside_transfer where county_id = ${county} and matter_id = ${id} and receipt is null order by id`,
  });
  const matter = found.matter[0];
  if (!matter) fail('unknown', 'not-found');
  const offered = offeredActs(principal, matter);
  const bodyId = bodyOfTurn(turnOf(matter));
  const body = house.directory().organisation(bodyId ?? null);
  const { supervision } = house.profile;
  return {
    late: body ? found.clocks.map((clock) => lateTerm(house, { clock, rows: found.rows, body, offered }, at)) : [],
    transfers: found.transfers
      .filter((one) => dueIn(house, one.sent_at, supervision.receiptWorkingDays) < localDateOf(at))
      .map((one) => ({
        transferId: one.id,
        letterNumber: one.letter_number,
        bodyName: one.body_name,
        acts: offered.includes('urgeBody') && !found.rows.some((row) => row.transfer_id === one.id) ? ['urgeBody'] : [],
      })),
    items: found.rows.map((row) => itemOf(call, matter, row, found.said, offered)),
    deciders: { talk: decidersOf(house, 'talk'), listing: decidersOf(house, 'listing') },
  };
}

export function turnOf(
  matter: Pick<MatterTable, 'stage' | 'holder_organisation_id' | 'centre_organisation_id'>,
): Parameters<typeof bodyOfTurn>[0] {
  return {
    stage: matter.stage,
    holderOrganisationId: matter.holder_organisation_id,
    centreOrganisationId: matter.centre_organisation_id,
  };
}

function decidersOf(house: House, level: (typeof PROPOSED_LEVELS)[number]): { id: number; name: string }[] {
  const { deciders } = house.profile.supervision[level];
  return house
    .directory()
    .organisations()
    .filter((one) => !one.ended && deciders.includes(one.kind))
    .map((one) => ({ id: one.id, name: one.name }));
}

type LateTerm = ReplyOf<typeof contract>['late'][number];

function lateTerm(
  house: House,
  of: {
    readonly clock: Selectable<ClockTable>;
    readonly rows: readonly Row[];
    readonly body: { readonly id: number; readonly kind: string; readonly name: string };
    readonly offered: readonly string[];
  },
  at: Date,
): LateTerm {
  const { clock, body, offered } = of;
  const today = localDateOf(at);
  const own = of.rows.filter((row) => row.clock_id === clock.id).map(rungOf);
  const rules = house.profile.supervision;
  const possible = {
    urgeBody: !isRefusal(askedOf(body.kind, clock.rule_id)) && !mayUrge(own),
    noticeBody: !mayNotice(own, {
      kind: body.kind,
      today,
      workingDays: rules.notice.afterWorkingDays,
      calendar: house.calendar(),
    }),
    proposeSupervision:
      !isIndependent(body.kind) &&
      of.rows.some((row) => row.level === 'notice') &&
      PROPOSED_LEVELS.some((level) => !of.rows.some((row) => row.level === level && row.decision === null)),
  };
  return {
    clockId: clock.id,
    name: nameOfClock(house, clock),
    dueDate: clock.due_date,
    daysLate: daysLate(clock.due_date, today, house.calendar()),
    remaining: clockViewOf(house, clock, at).remaining,
    body: { id: body.id, name: body.name },
    acts: (['urgeBody', 'noticeBody', 'proposeSupervision'] as const).filter(
      (act) => possible[act] && offered.includes(act),
    ),
  };
}

function nameOfClock(
  house: House,
  clock: { readonly rule_id: string | null; readonly profile_version?: string },
): { zh: string; en: string } {
  const ruleId = clock.rule_id ?? '';
  const profile = clock.profile_version === undefined ? house.profile : house.profileAt(clock.profile_version);
  return clockRule(profile, ruleId)?.name ?? { zh: ruleId, en: ruleId };
}

function itemOf(
  call: Call<typeof contract, OfficerPrincipal>,
  matter: LockedMatter,
  row: Row,
  said: readonly Said[],
  offered: readonly string[],
): SupervisionRow {
  const { house, principal, at } = call;
  const words = (seq: number | null, kind: string): string | null =>
    said.find((note) => note.seq === seq && note.kind === kind)?.body ?? null;
  const directory = house.directory();
  const repliedAt = repliedAtOf(row, matter);
  const rung = rungOf(row);
  const acts = [
    ...(rung.decision === null && row.decider_organisation_id !== null && offered.includes('recordSupervisionDecision')
      ? (['recordSupervisionDecision'] as const)
      : []),
    ...(offered.includes('replyToSupervision') && !mayReply(rung, principal.organisationId)
      ? (['replyToSupervision'] as const)
      : []),
  ];
  return {
    id: row.id,
    level: row.level,
    levelName: house.profile.supervision[row.level].name,
    body: row.body_name,
    about: row.transfer_number
      ? { zh: `移送函 ${row.transfer_number}`, en: `Letter of transfer ${row.transfer_number}` }
      : nameOfClock(house, row),
    asks: row.asks,
    dueDate: row.due_date,
    daysLate: row.days_late,
    letterNumber: row.letter_number,
    issuedAt: row.issued_at.toISOString(),
    issuedBy: directory.organisation(row.by_organisation_id)?.name ?? '',
    bySystem: row.by_post_id === null,
    problems: words(row.seq, 'problems'),
    demands: words(row.seq, 'demands'),
    reason: words(row.seq, 'reason'),
    replyDue: row.reply_due,
    replyOverdue: replyOverdue(row.reply_due, repliedAt, at),
    decider: directory.organisation(row.decider_organisation_id)?.name ?? null,
    decision:
      row.decision !== null && row.document_number !== null && row.decided_on !== null
        ? {
            adopted: row.decision === 'adopted',
            documentNumber: row.document_number,
            decidedOn: row.decided_on,
            words: words(row.decided_seq, 'reason'),
            talkAt: words(row.decided_seq, 'talkAt'),
            talkPlace: words(row.decided_seq, 'talkPlace'),
            talkCalled: words(row.decided_seq, 'talkCalled'),
            takenOffWhen: words(row.decided_seq, 'takenOffWhen'),
          }
        : null,
    replied: repliedAt
      ? {
          at: repliedAt.toISOString(),
          done: words(row.reply_seq, 'done'),
          whyNot: words(row.reply_seq, 'whyNot'),
          measures: words(row.reply_seq, 'measures'),
        }
      : null,
    acts,
  };
}

/** Of a receipt the signing, or the receipt of the letter, is the reply. */
function repliedAtOf(row: Row, matter: Pick<MatterTable, 'signed_at'>): Date | null {
  if (row.asks === 'finish') return row.replied_at;
  if (row.transfer_id !== null) return row.receipt_at;
  return matter.signed_at !== null && matter.signed_at >= row.issued_at ? matter.signed_at : null;
}

/** The day to answer is over and nothing came. */
export function replyOverdue(replyDue: string | null, repliedAt: Date | null, at: Date): boolean {
  return replyDue !== null && repliedAt === null && replyDue < localDateOf(at);
}
