import { localDateOf } from '../../../../kernel/instant.ts';
import { fail, Refused } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import { type Call, inAct } from '../../../../platform/act.ts';
import type { Tx } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import { newId } from '../../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { makeCode, reserveNumbers } from '../../../matters/index.ts';
import type * as contract from '../../contract.ts';
import { padViewOf, sheetViewOf } from '../../queries/windows/pads.ts';
import { insertPad, lockSheet, pads, type PadSheetRow, saveSheet, sheetCodePlace } from '../../store/pads.ts';
import { padTimeFault, powerCutReason, sheetFault } from '../../windows/pad-rules.ts';

/** 发放 Numbers and lookup codes are made now; they belong to this body until they are entered or voided. */
export function issuePad(
  call: Call<typeof contract.issuePad, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract.issuePad>> {
  const { body, house, principal, at } = call;
  return inAct(call, async (tx) => {
    const pad = {
      county_id: house.countyId,
      id: newId(at),
      organisation_id: principal.organisationId,
      sheets: body.sheets,
      issued_at: at,
      issued_by_post: principal.postId,
    };
    const numbers = await reserveNumbers(tx, house.countyCode, localDateOf(at), body.sheets);
    const sheets: PadSheetRow[] = numbers.map((number, i) => ({
      county_id: house.countyId,
      number,
      pad_id: pad.id,
      organisation_id: pad.organisation_id,
      position: i + 1,
      code_sealed: house.crypto.seal(sheetCodePlace, makeCode()),
      status: 'blank',
      matter_id: null,
      ended_at: null,
      ended_by_post: null,
      void_reason: null,
      version: 1,
    }));
    await insertPad(tx, pad, sheets);
    return padViewOf(house, pad, sheets);
  });
}

/** 作废 The number stays in the list with its reason and is never used again. */
export function voidPadSheet(
  call: Call<typeof contract.voidPadSheet, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract.voidPadSheet>> {
  const { principal, at } = call;
  return inAct(call, async (tx) => {
    const row = await sheetFor(tx, call.params.number);
    if (row.version !== call.seen) fail('stale', 'version-stale', { seen: call.seen, version: row.version });
    const fault = sheetFault(row);
    if (fault) throw new Refused(fault);
    const saved = await saveSheet(tx, row, {
      status: 'voided',
      code_sealed: null,
      ended_at: at,
      ended_by_post: principal.postId,
      void_reason: call.body.reason,
    });
    return sheetViewOf(saved);
  });
}

async function sheetFor(tx: Tx, number: string): Promise<PadSheetRow> {
  const row = await lockSheet(tx, number.normalize('NFKC').trim());
  return row ?? fail('unknown', 'pad-sheet-unknown', { field: 'padNumber' });
}

/** A sheet that is being entered: its number and code, and what marks it as used once the matter is there. */
export interface EnteredSheet {
  readonly reserved: { readonly number: string; readonly lookupCode: string };
  readonly lateReason: string;
  readonly used: (matterId: string) => Promise<void>;
}

/**
 * Takes a sheet of the own body for a matter that is registered from it: at the hour written on it, after it was printed.
 * @throws Refused `pad-sheet-unknown`, `pad-sheet-used`, `pad-time-needed`, `pad-before-issue`
 */
export async function enterSheet(
  tx: Tx,
  house: House,
  by: { readonly number: string; readonly doneAt: string | undefined; readonly postId: number; readonly at: Date },
): Promise<EnteredSheet> {
  const row = await sheetFor(tx, by.number);
  const pad = await pads(tx).where('id', '=', row.pad_id).executeTakeFirst();
  const fault = sheetFault(row) ?? padTimeFault(by.doneAt, pad?.issued_at ?? by.at);
  if (fault) throw new Refused(fault);
  if (!row.code_sealed) return fail('conflict', 'pad-sheet-used', { status: row.status });
  return {
    reserved: { number: row.number, lookupCode: house.crypto.open(sheetCodePlace, row.code_sealed) },
    lateReason: powerCutReason,
    used: async (matterId) => {
      await saveSheet(tx, row, {
        status: 'entered',
        code_sealed: null,
        matter_id: matterId,
        ended_at: by.at,
        ended_by_post: by.postId,
      });
    },
  };
}
