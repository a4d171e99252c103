import { type Selectable, sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal, PartyPrincipal } from '../../../platform/principal.ts';
import type { getMyInformation as ownContract, showHeldInformation as windowContract } from '../contract/party.ts';
import { openingView } from './opening-view.ts';
import { keepOpenings } from '../store/openings.ts';
import { wantedOf } from '../store/data-requests.ts';
import { openPartyRow } from '../store/parties.ts';
import type { ConsentTable, DataRequestTable, MattersTables, OpeningTable } from '../store/tables.ts';

type Held = ReplyOf<typeof ownContract>;

/** 我的信息 (个人信息保护法 44, 45): by code, all that is held about the party, what was agreed, and who opened it. */
export function getMyInformation(call: Call<typeof ownContract, PartyPrincipal>): Promise<Held> {
  return inTransaction(call.house.db, call.principal, (tx) =>
    heldInformation(tx, call.house, call.principal.matterId, call.principal.partyId),
  );
}

/** The same at the window, after the person was checked; it is itself an opening. */
export function showHeldInformation(call: Call<typeof windowContract, OfficerPrincipal>): Promise<Held> {
  const { house, principal, params, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const db = tablesOf<MattersTables>(tx);
    const party = await db
      .selectFrom('matters.party')
      .innerJoin('matters.matter', (join) =>
        join
          .onRef('matters.matter.county_id', '=', 'matters.party.county_id')
          .onRef('matters.matter.id', '=', 'matters.party.matter_id'),
      )
      .select('matters.party.matter_id')
      .where('matters.party.county_id', '=', house.countyId)
      .where('matters.party.id', '=', params.partyId)
      .where('matters.matter.number', '=', params.number)
      .executeTakeFirst();
    if (!party) fail('unknown', 'not-found');
    const reason = `checked:${call.body.checkedBy}`;
    await keepOpenings(tx, principal, { operation: 'showHeldInformation', at, reason }, [
      { matterId: party.matter_id, partyId: params.partyId },
    ]);
    return heldInformation(tx, house, party.matter_id, params.partyId);
  });
}

async function heldInformation(tx: Tx, house: House, matterId: string, partyId: string): Promise<Held> {
  const db = tablesOf<MattersTables>(tx);
  const county = house.countyId;
  const [matter, row, consents, openings, requests] = await Promise.all([
    db
      .selectFrom('matters.matter')
      .select(['number', 'version'])
      .where('county_id', '=', county)
      .where('id', '=', matterId)
      .executeTakeFirst(),
    db
      .selectFrom('matters.party')
      .selectAll()
      .where('county_id', '=', county)
      .where('id', '=', partyId)
      .executeTakeFirst(),
    sql<
      Selectable<ConsentTable>
    >`select * from matters.consent where county_id = ${county} and matter_id = ${matterId} and party_id = ${partyId} order by at`.execute(
      tx.kysely,
    ),
    sql<
      Selectable<OpeningTable>
    >`select * from matters.opening where county_id = ${county} and matter_id = ${matterId} and (party_id is null or party_id = ${partyId}) order by at desc limit 500`.execute(
      tx.kysely,
    ),
    sql<
      Selectable<DataRequestTable>
    >`select * from matters.data_request where county_id = ${county} and matter_id = ${matterId} and party_id = ${partyId} order by asked_at`.execute(
      tx.kysely,
    ),
  ]);
  if (!matter || !row) fail('unknown', 'not-found');
  const party = openPartyRow(house.crypto, row);
  return {
    version: matter.version,
    number: matter.number,
    name: party.name,
    organisation: party.organisation,
    role: party.role,
    phone: party.phone,
    identityNumber: party.idNumber,
    address: party.address,
    contactWay: party.contactWay,
    contact: party.contact,
    noticeVersion: row.notice_version,
    retention: retentionWords(house),
    consents: consents.rows.map((c) => ({
      id: c.id,
      purpose: c.purpose,
      textVersion: c.text_version,
      given: c.given,
      at: c.at.toISOString(),
      withdrawnAt: c.withdrawn_at?.toISOString() ?? null,
    })),
    openings: openings.rows.map((row) => openingView(house, row)),
    requests: requests.rows.map((r) => ({
      id: r.id,
      kind: r.kind,
      wanted: wantedOf(house, r.wanted_sealed),
      askedAt: r.asked_at.toISOString(),
      answer: r.answer,
      reason: r.reason,
      law: r.law,
    })),
  };
}

function retentionWords(house: House): { zh: string; en: string } {
  const rule = house.profile.retention.find((r) => r.id === 'matterFile');
  if (!rule) return { zh: '', en: '' };
  return {
    zh: `${rule.name.zh}：${rule.years === null ? '永久' : `${rule.years}年`}，自${rule.from.zh}起`,
    en: `${rule.name.en}: ${rule.years === null ? 'permanent' : `${rule.years} years`} from ${rule.from.en}`,
  };
}
