import { fail } from '../../../kernel/refusal.ts';
import type { PaperLang } from '../../../kernel/paper.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { renderPdf, renderWord } from '../../../platform/papers/papers.ts';
import type { OfficerPrincipal, PartyPrincipal } from '../../../platform/principal.ts';
import { receiptForm } from '../../matters/documents/receipt.ts';
import { type LockedMatter, openParties, readMatter } from '../../matters/index.ts';
import {
  paperMedia,
  type getBlankPaper as blankContract,
  type getOwnPaper as ownContract,
  type getPaper as contract,
} from '../contract/papers.ts';
import { blankPaper } from '../documents/papers.ts';
import { ownPaperKinds, type PaperKind } from '../paper-kinds.ts';
import { thaw } from '../paper-snapshot.ts';
import { titleOf } from '../paper-titles.ts';
import { keepOpening } from '../../matters/index.ts';
import type { DisputesTables } from '../store/tables.ts';
import { fillPaper, paperOf } from './paper-record.ts';

type Format = 'pdf' | 'docx';

/** 文书 From the record, nothing retyped. Opening it leaves a row, because it shows the parties. */
export async function getPaper(call: Call<typeof contract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params, query, at } = call;
  const data = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: params.number });
    const filled =
      query.issued === undefined
        ? await fillPaper(tx, house, matter, { kind: params.kind, partyId: query.party, sessionId: query.session })
        : { data: await issuedData(tx, house, matter, params.kind, query.issued) };
    await keepOpening(tx, principal, matter.id, `getPaper.${params.kind}`, at);
    return filled.data;
  });
  return drawn(params.kind, data, query.format ?? 'pdf', query.lang ?? 'zh', params.number);
}

/** 我的文书 What concerns the caller; the power of attorney and the committee's own register are not sent this way. */
export async function getOwnPaper(call: Call<typeof ownContract, PartyPrincipal>): Promise<Sent> {
  const { house, principal, params, query } = call;
  const made = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { id: principal.matterId });
    const me = (await openParties(tx, house, matter.id)).find((p) => p.id === principal.partyId);
    if (!me || !ownPaperKinds(me.side).includes(params.kind))
      fail('conflict', 'paper-not-ready', { kind: params.kind });
    const { data } = await fillPaper(tx, house, matter, { kind: params.kind, viewerId: me.id });
    return { data, number: matter.number };
  });
  return drawn(params.kind, made.data, query.format ?? 'pdf', query.lang ?? 'zh', made.number);
}

/** A blank to fill by hand, open to all: a village without computers works on it. */
export async function getBlankPaper(call: Call<typeof blankContract>): Promise<Sent> {
  const { kind } = call.params;
  const lang = call.query.lang ?? 'zh';
  const paper = kind === 'receipt' ? receiptForm.make({}, lang) : blankPaper(kind, lang);
  return sent(
    await printed(paper, call.query.format ?? 'pdf'),
    call.query.format ?? 'pdf',
    `${titleOf(kind)[lang]}-${lang === 'zh' ? '空白' : 'blank'}`,
  );
}

async function issuedData(tx: Tx, house: House, matter: LockedMatter, kind: PaperKind, id: string): Promise<unknown> {
  const row = await tablesOf<DisputesTables>(tx)
    .selectFrom('disputes.paper')
    .select(['kind', 'snapshot_sealed'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.kind !== kind) fail('unknown', 'paper-unknown');
  return thaw(house.crypto.open(snapshotPlace, row.snapshot_sealed));
}

export const snapshotPlace = 'disputes.paper.snapshot_sealed';

async function drawn(kind: PaperKind, data: unknown, format: Format, lang: PaperLang, number: string): Promise<Sent> {
  return sent(await printed(paperOf(kind, data, lang), format), format, `${number}-${titleOf(kind)[lang]}`);
}

function printed(paper: Parameters<typeof renderPdf>[0], format: Format): Promise<Buffer> {
  return format === 'pdf' ? renderPdf(paper) : renderWord(paper);
}

function sent(bytes: Buffer, format: Format, name: string): Sent {
  return {
    media: paperMedia[format === 'pdf' ? 0 : 1],
    bytes,
    fileName: `${name}.${format}`,
    inline: format === 'pdf',
  };
}
