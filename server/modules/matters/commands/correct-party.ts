import type { Updateable } from 'kysely';
import { isCreditCode, isIdentityNumber, maskIdentityNumber, maskPhone } from '../../../kernel/identity-number.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { correctParty as contract } from '../contract/party.ts';
import { answerRequest } from '../store/data-requests.ts';
import { addParty, currentParties, nameFinder, openPartyRow, phoneFinder, shutOut } from '../store/parties.ts';
import type { MattersTables, PartyTable } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/**
 * 更正当事人 A slip of the pen changes the row and keeps the old value in a note; a wrong person registered keeps both rows:
 * the wrong one is marked as replaced, its code stops working, and why is kept.
 */
export function correctParty(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'correctParty', async ({ tx, matter, times, record }) => {
    const { partyId, anotherPerson, name, phone, address, organisation, reason, requestId } = call.body;
    const idNumber = call.body.idNumber?.toUpperCase();
    const creditCode = call.body.creditCode?.toUpperCase();
    const row = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    if (!row) fail('invalid', 'party-unknown', { field: 'partyId' });
    if (idNumber && !isIdentityNumber(idNumber)) fail('invalid', 'identity-number-invalid', { field: 'idNumber' });
    if (creditCode && !isCreditCode(creditCode)) fail('invalid', 'credit-code-invalid', { field: 'creditCode' });
    // Somebody takes the place: nobody is nobody.
    if (anotherPerson && !name && !organisation) fail('invalid', 'applicant-missing', { field: 'name' });
    if ([name, phone, idNumber, address, organisation, creditCode].every((v) => v === undefined))
      fail('invalid', 'nothing-to-correct');
    const { crypto } = call.house;
    const old = openPartyRow(crypto, row);
    const db = tablesOf<MattersTables>(tx);
    let newPartyId: string | null = null;
    if (anotherPerson) {
      newPartyId = newId(times.recordedAt);
      await addParty(
        tx,
        call.house,
        matter.id,
        {
          id: newPartyId,
          side: row.side,
          role: row.role,
          forPartyId: row.for_party_id,
          name,
          phone,
          idNumber,
          address,
          organisation,
          creditCode,
          powers: row.powers,
          powersUntil: row.powers_until,
          contactWay: phone ? 'phone' : 'window',
        },
        row.position,
        times.recordedAt,
      );
      await db
        .updateTable('matters.party')
        .set({ replaced_by: newPartyId, replaced_why: reason, code_hash: null })
        .where('county_id', '=', matter.county_id)
        .where('id', '=', partyId)
        .execute();
      await shutOut(tx, partyId, times.recordedAt, 'party-replaced');
      // Who stood for the wrong person stands for the right one.
      await db
        .updateTable('matters.party')
        .set({ for_party_id: newPartyId })
        .where('county_id', '=', matter.county_id)
        .where('matter_id', '=', matter.id)
        .where('for_party_id', '=', partyId)
        .execute();
    } else {
      const seal = (text: string): Buffer => crypto.seal('matters.party', text);
      const changes: Updateable<PartyTable> = {
        ...(name === undefined ? {} : { name_sealed: seal(name), name_finder: nameFinder(crypto, name) }),
        ...(phone === undefined
          ? {}
          : { phone_sealed: seal(phone), phone_finder: phoneFinder(crypto, phone), phone_mask: maskPhone(phone) }),
        ...(idNumber === undefined
          ? {}
          : {
              identity_sealed: seal(idNumber),
              identity_finder: crypto.finder('matters.identity', idNumber),
              identity_mask: maskIdentityNumber(idNumber),
            }),
        ...(address === undefined ? {} : { address_sealed: seal(address) }),
        ...(organisation === undefined ? {} : { organisation }),
        ...(creditCode === undefined ? {} : { credit_code: creditCode }),
      };
      await db
        .updateTable('matters.party')
        .set(changes)
        .where('county_id', '=', matter.county_id)
        .where('id', '=', partyId)
        .execute();
    }
    if (requestId) {
      const request = { id: requestId, kind: 'correct', partyId } as const;
      await answerRequest(tx, matter, request, { answer: 'done', reason, at: times.recordedAt });
    }
    const given = { name, phone, idNumber, address, organisation, creditCode };
    const members = Object.entries(given)
      .filter(([, v]) => v !== undefined)
      .map(([k]) => k);
    const before = crypto
      .seal('matters.note', JSON.stringify(Object.fromEntries(members.map((m) => [m, old[m as keyof typeof old]]))))
      .toString('base64');
    const after = await record({
      act: { act: 'correctParty' },
      facts: { partyId, members, replacedBy: newPartyId },
      notes: [
        { kind: 'reason', body: reason },
        ...(anotherPerson ? [] : [{ kind: 'beforeSealed' as const, body: before }]),
      ],
      ...(requestId
        ? { event: 'data-request.answered', eventFacts: { partyIds: [newPartyId ?? partyId] } }
        : { event: 'matter.corrected' }),
    });
    return replyAfterAct(call.principal, after);
  });
}
