import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, tablesOf } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { revealField as contract } from '../contract/reads.ts';
import { keepOpenings } from '../store/openings.ts';
import { openPartyRow } from '../store/parties.ts';
import type { MattersTables } from '../store/tables.ts';

/** One masked field, one reason, one row that the person can read. */
export async function revealField(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, params, body, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const db = tablesOf<MattersTables>(tx);
    const row = await db
      .selectFrom('matters.party')
      .innerJoin('matters.matter', (join) =>
        join
          .onRef('matters.matter.county_id', '=', 'matters.party.county_id')
          .onRef('matters.matter.id', '=', 'matters.party.matter_id'),
      )
      .selectAll('matters.party')
      .where('matters.party.county_id', '=', house.countyId)
      .where('matters.party.id', '=', params.partyId)
      .where('matters.matter.number', '=', params.number)
      .executeTakeFirst();
    if (!row) fail('unknown', 'not-found');
    if (row.erased_at) fail('conflict', 'erased');
    const party = openPartyRow(house.crypto, row);
    const value = {
      phone: party.phone,
      identityNumber: party.idNumber,
      address: party.address,
      contact: party.contact,
      name: party.name,
    }[body.field];
    if (!value) fail('conflict', 'field-empty');
    await keepOpenings(tx, principal, { operation: 'revealField', at, reason: body.reason }, [
      { matterId: row.matter_id, partyId: row.id, field: body.field },
    ]);
    return { value };
  });
}
