// Pure. Decides the 调解通知书: when and where the mediation is held, about what, what to bring, whom to ask. To come is free: no summons.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { dateWords, fill, momentWords, paragraph, place, signatures, table } from '../../../kernel/paper.ts';
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';
import { pick } from './party.ts';
import { sampleCommittee, sampleNumber } from './sample.ts';
import { listed, pair, row, SHEET } from './sheet.ts';
import { committeeName, committeeSeal, dossierLine, partyHint, readingCopy } from './wording.ts';

const text = z.string().optional();

export const mediationNoticeSchema = z.strictObject({
  committee: text,
  /** 文号 */
  number: text,
  parties: z.array(z.string()).optional(),
  /** 纠纷 */
  dispute: text,
  at: z.date().optional(),
  place: text,
  /** 携带材料; the usual ones of the profile when absent. */
  bring: z.array(z.string()).optional(),
  mediators: z.array(z.string()).optional(),
  contact: text,
  contactPhone: text,
  issuedOn: localDateSchema.optional(),
});
export type DataForMediationNotice = z.infer<typeof mediationNoticeSchema>;

function mediationNotice(data: DataForMediationNotice, lang: PaperLang, words: PaperWords): Paper {
  const issued = dateWords(data.issuedOn, lang);
  return {
    kind: 'mediation-notice',
    lang,
    layout: 'letter',
    title: words.title,
    organisation: committeeName(data.committee, lang),
    number: dossierLine(data.number, lang),
    date: data.issuedOn,
    foot: readingCopy(lang),
    body: [
      paragraph([fill(listed(data.parties, lang), 14), pick(lang, '：', ':')], { indent: false }),
      ...words.paragraphs('opening', { dispute: fill(data.dispute, 10) }),
      table(SHEET, [
        row(lang, ['时间', 'Time'], momentWords(data.at, lang)),
        row(lang, ['地点', 'Place'], data.place),
        row(lang, ['人民调解员', 'Mediators'], listed(data.mediators, lang)),
        row(lang, ['携带材料', 'Bring along'], listed(data.bring, lang) ?? words.text('bring'), 12),
        pair(lang, [['联系人', 'Contact'], data.contact], [['联系电话', 'Telephone'], data.contactPhone]),
      ]),
      ...words.paragraphs('closing'),
      signatures(2, [
        place(pick(lang, '当事人签收', 'Received by'), partyHint(lang), dateWords(undefined, lang)),
        committeeSeal(lang, issued),
      ]),
    ],
  };
}

export const mediationNoticeForm: PaperForm<DataForMediationNotice> = {
  kind: 'mediation-notice',
  texts: { opening: ['dispute'], bring: [], closing: [] },
  input: mediationNoticeSchema,
  make: mediationNotice,
  sample: {
    committee: sampleCommittee,
    number: sampleNumber,
    parties: ['王建国', '李树田'],
    dispute: '邻里纠纷',
    at: new Date('2026-12-02T09:00:00+08:00'),
    place: '青山镇人民调解委员会调解室',
    mediators: ['陈志远'],
    contact: '周敏',
    contactPhone: '0990-5550031',
    issuedOn: '2026-11-27',
  },
};
