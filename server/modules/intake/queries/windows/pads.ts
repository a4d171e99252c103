import { localDateOf } from '../../../../kernel/instant.ts';
import { decodeCursor, encodeCursor } from '../../../../kernel/page.ts';
import { accepted, fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import type { Sent } from '../../../../platform/http/serve.ts';
import { renderPdf } from '../../../../platform/papers/papers.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { paperQr, trackUrl } from '../../../matters/index.ts';
import type * as contract from '../../contract.ts';
import { type PadRow, pads, type PadSheetRow, sheetCodePlace, sheetsOf } from '../../store/pads.ts';
import { padPaper } from '../../windows/pad-form.ts';

type PadView = ReplyOf<typeof contract.issuePad>;

export function sheetViewOf(row: PadSheetRow): PadView['sheets'][number] {
  return {
    number: row.number,
    status: row.status,
    endedAt: row.ended_at?.toISOString() ?? null,
    voidReason: row.void_reason,
    version: row.version,
    acts: row.status === 'blank' ? ['voidPadSheet'] : [],
  };
}

export function padViewOf(house: House, pad: PadRow, sheets: readonly PadSheetRow[]): PadView {
  const count = (status: PadSheetRow['status']): number => sheets.filter((one) => one.status === status).length;
  return {
    id: pad.id,
    issuedAt: pad.issued_at.toISOString(),
    issuedBy: house.directory().post(pad.issued_by_post)?.officerName ?? '',
    blank: count('blank'),
    entered: count('entered'),
    voided: count('voided'),
    sheets: sheets.map(sheetViewOf),
  };
}

/** 预编号登记表 Of the own body, newest first, with every number: which is blank, entered, voided and why. */
export function listPads(
  call: Pick<Call<typeof contract.listPads, OfficerPrincipal>, 'house' | 'principal' | 'query'>,
): Promise<ReplyOf<typeof contract.listPads>> {
  const { house, principal, query } = call;
  const limit = query.limit ?? 10;
  return inTransaction(house.db, principal, async (tx) => {
    let found = pads(tx).where('organisation_id', '=', principal.organisationId);
    if (query.after !== undefined) {
      const [issuedAt, id] = accepted(decodeCursor(query.after, 2));
      const moment = new Date(String(issuedAt));
      if (Number.isNaN(moment.getTime()) || !/^[\da-f-]{36}$/u.test(String(id))) fail('invalid', 'cursor-invalid');
      found = found.where((where) =>
        where.or([
          where('issued_at', '<', moment),
          where.and([where('issued_at', '=', moment), where('id', '<', String(id))]),
        ]),
      );
    }
    const rows = await found
      .orderBy('issued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const sheets = await sheetsOf(
      tx,
      page.map((row) => row.id),
    );
    const last = page.at(-1);
    return {
      items: page.map((pad) =>
        padViewOf(
          house,
          pad,
          sheets.filter((one) => one.pad_id === pad.id),
        ),
      ),
      next: last && rows.length > limit ? encodeCursor([last.issued_at.toISOString(), last.id]) : null,
    };
  });
}

/** The sheets that are still blank, one page each, each with its slip. */
export async function printPad(call: Call<typeof contract.printPad, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params } = call;
  const { pad, sheets } = await inTransaction(house.db, principal, async (tx) => {
    const row = await pads(tx).where('id', '=', params.id).executeTakeFirst();
    if (!row) fail('unknown', 'pad-unknown');
    return { pad: row, sheets: await sheetsOf(tx, [row.id]) };
  });
  const blank = sheets.flatMap((one) => {
    if (one.status !== 'blank' || !one.code_sealed) return [];
    const lookupCode = house.crypto.open(sheetCodePlace, one.code_sealed);
    return [{ number: one.number, lookupCode, qr: `${paperQr(call, one.number)}.${lookupCode}` }];
  });
  if (blank.length === 0) fail('conflict', 'pad-used-up');
  const body = house.directory().organisation(pad.organisation_id);
  const bytes = await renderPdf(
    padPaper({
      organisation: body?.name ?? '',
      telephone: body?.telephone ?? null,
      issuedOn: localDateOf(pad.issued_at),
      address: trackUrl(call),
      sheets: blank,
    }),
  );
  return { media: 'application/pdf', bytes, fileName: `登记表-${blank[0]?.number ?? ''}.pdf`, inline: true };
}
