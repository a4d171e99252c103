import { makePaper } from '../../../kernel/paper-wording.ts';
import type { Paper, PaperLang } from '../../../kernel/paper.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { renderPdf, renderWord } from '../../../platform/papers/papers.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import type { OfficerPrincipal, PartyPrincipal } from '../../../platform/principal.ts';
import { issuedPaper, keepOpening, openParties, readMatter } from '../../matters/index.ts';
import {
  paperMedia,
  type getBlankPaper as blankContract,
  type getOwnPaper as ownContract,
  type getPaper as contract,
} from '../contract/papers.ts';
import { formOf, ownPaperKinds, type PaperKind } from '../paper-kinds.ts';
import { fillPaper } from './paper-record.ts';

type Format = 'pdf' | 'docx';

/** 文书 From the record, nothing retyped. Opening it leaves a row, because it shows the parties. */
export async function getPaper(call: Call<typeof contract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params, query, at } = call;
  const { kind } = params;
  const lang = query.lang ?? 'zh';
  const paper = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: params.number });
    const made =
      query.issued === undefined
        ? await fillPaper(tx, call, matter, {
            kind,
            partyId: query.party,
            sessionId: query.session,
            letterId: query.letter,
          })
        : await issuedPaper(tx, house, matter, kind, query.issued);
    await keepOpening(tx, principal, matter.id, `getPaper.${kind}`, at);
    if ('sheet' in made && made.sheet && lang === 'zh') return made.sheet;
    const version = 'profile' in made ? made.profile : undefined;
    return sheetOf(house, kind, made.data, lang, version ?? matter.profile_version);
  });
  return drawn(paper, query.format ?? 'pdf', params.number);
}

/** 我的文书 What concerns the caller; the power of attorney and the committee's own register are not sent this way. */
export async function getOwnPaper(call: Call<typeof ownContract, PartyPrincipal>): Promise<Sent> {
  const { house, principal, params, query } = call;
  const { kind } = params;
  const made = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { id: principal.matterId });
    const me = (await openParties(tx, house, matter.id)).find((p) => p.id === principal.partyId);
    if (!me || !ownPaperKinds(me.side).includes(kind)) fail('conflict', 'paper-not-ready', { kind });
    const { data } = await fillPaper(tx, call, matter, { kind, viewerId: me.id });
    return { paper: sheetOf(house, kind, data, query.lang ?? 'zh', matter.profile_version), number: matter.number };
  });
  return drawn(made.paper, query.format ?? 'pdf', made.number);
}

/** A blank to fill by hand, open to all: a village without computers works on it. */
export async function getBlankPaper(call: Call<typeof blankContract>): Promise<Sent> {
  const lang = call.query.lang ?? 'zh';
  const format = call.query.format ?? 'pdf';
  const paper = sheetOf(call.house, call.params.kind, {}, lang);
  return sent(await printed(paper, format), format, `${paper.title}-${lang === 'zh' ? '空白' : 'blank'}`);
}

/** The sheet of these data in the county's words: those of the profile version, or the ones in force. */
export function sheetOf(house: House, kind: PaperKind, data: unknown, lang: PaperLang, version?: string): Paper {
  const form = formOf(kind);
  return makePaper(form, form.input.parse(data), wordingOf(house, kind, version), lang);
}

async function drawn(paper: Paper, format: Format, number: string): Promise<Sent> {
  return sent(await printed(paper, format), format, `${number}-${paper.title}`);
}

/** PDF or Word. */
export function printed(paper: Paper, format: Format): Promise<Buffer> {
  return format === 'pdf' ? renderPdf(paper) : renderWord(paper);
}

export function sent(bytes: Buffer, format: Format, name: string): Sent {
  return {
    media: paperMedia[format === 'pdf' ? 0 : 1],
    bytes,
    fileName: `${name}.${format}`,
    inline: format === 'pdf',
  };
}
