// Pure. Decides the 登记回执 that a person takes home: the number under which the matter is kept (一案一码), how to follow it,
// what was asked and at which hour (asking for mediation interrupts limitation, 法释〔2020〕17号 article 12), who is
// answerable first, and by when it is decided whether the matter is accepted. The lookup code is printed only when given.
import { z } from 'zod';
import { localDateOf } from '../../../kernel/instant.ts';
import {
  cell,
  dateWords,
  fill,
  items,
  label,
  momentWords,
  note,
  paragraph,
  place,
  prose,
  signatures,
  table,
  value,
} from '../../../kernel/paper.ts';
import type { Inline, Paper, PaperForm, PaperLang, Part } from '../../../kernel/paper.ts';
import type { PaperWords } from '../../../kernel/paper-wording.ts';

const text = z.string().optional();

export const receiptPaperSchema = z.strictObject({
  /** The centre: 安和县社会治安综合治理中心 */
  centre: text,
  number: text,
  /** Where the matter can be followed: https://…/track, without the code. */
  lookupAddress: text,
  /** The secret code, only when it is to be on this paper; it may be handed over apart. */
  lookupCode: text,
  /** What the QR holds; the code, if any, stands in the fragment. */
  qr: text,
  receivedAt: z.date().optional(),
  /** 窗口 or another channel: 2号窗口, 网上登记. */
  channel: text,
  /** 来访人, identity number and telephone masked by the caller. */
  visitor: z
    .strictObject({
      name: text,
      role: text,
      idNumber: text,
      phone: text,
      address: text,
      people: z.int().min(1).optional(),
    })
    .optional(),
  category: text,
  /** 涉事单位或对方 */
  otherSide: text,
  /** 地点（网格） */
  place: text,
  facts: text,
  claims: z.array(z.string()).optional(),
  urgency: text,
  /** 首问责任人 */
  firstReceiver: text,
  firstReceiverPhone: text,
  /** 材料清单 */
  materials: z
    .array(z.strictObject({ name: z.string(), copies: z.int().min(1).optional(), original: z.boolean().optional() }))
    .optional(),
  /** By when it is decided whether the matter is accepted. */
  acceptanceDue: z.date().optional(),
  /** Why that date, in plain words: 从…的第二天起算，5个工作日，到…为止. */
  acceptanceRule: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  /** 隐私告知 version that was read. */
  noticeVersion: text,
});
export type ReceiptPaper = z.infer<typeof receiptPaperSchema>;

function receiptPaper(data: ReceiptPaper, lang: PaperLang, words: PaperWords): Paper {
  const pick = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  const visitor = data.visitor ?? {};
  const wide = 3;
  // The room that is left to write in by hand; English words need it themselves, so that the paper stays one page.
  const room = (mm: number): number => (lang === 'zh' ? mm : 0);
  return {
    kind: 'receipt',
    lang,
    layout: 'form',
    title: words.title,
    organisation:
      data.centre === undefined
        ? [fill(undefined, 8), pick('社会治安综合治理中心', ' one-stop centre')]
        : [data.centre],
    date: data.receivedAt === undefined ? undefined : localDateOf(data.receivedAt),
    foot: lang === 'en' ? 'For reading only: the Chinese paper is the official one.' : undefined,
    body: [
      table(
        [1.45, 2.25, 1.05, 2.2],
        [
          [
            label(pick('编号', 'Number')),
            value(data.number, { colspan: 2, height: 0 }),
            cell(lookup(data, lang), {
              rowspan: 4,
              align: 'center',
              valign: 'middle',
              height: lang === 'zh' ? 31 : 27,
            }),
          ],
          [
            label(pick('查询码', 'Lookup code')),
            cell([paragraph(code(data, words), { indent: false })], { colspan: 2, valign: 'middle' }),
          ],
          [
            label(pick('登记时间', 'Registered at')),
            value(momentWords(data.receivedAt, lang), { colspan: 2, height: 0 }),
          ],
          [label(pick('登记窗口', 'Window')), value(data.channel, { colspan: 2, height: 0 })],
          [
            label(pick('来访人', 'Visitor')),
            value(named(visitor.name, visitor.role)),
            label(pick('证件号码', 'ID number')),
            value(visitor.idNumber),
          ],
          [
            label(pick('联系电话', 'Telephone')),
            value(visitor.phone),
            label(pick('涉及人数', 'People')),
            value(visitor.people),
          ],
          [label(pick('住址', 'Address')), value(visitor.address, { colspan: wide })],
          [
            label(pick('诉求类别', 'Category')),
            value(data.category),
            label(pick('紧急程度', 'Urgency')),
            value(data.urgency),
          ],
          [label(pick('涉事单位或对方', 'Other side')), value(data.otherSide, { colspan: wide })],
          [label(pick('地点（网格）', 'Place (grid)')), value(data.place, { colspan: wide })],
          [
            label(pick('事实', 'Facts')),
            cell(data.facts === undefined ? [] : prose(data.facts, 0), { colspan: wide, height: room(15) }),
          ],
          [
            label(pick('请求', 'Claims')),
            cell([items(data.claims, 2)], { colspan: wide, height: room(11), valign: 'middle' }),
          ],
          [
            label(pick('首问责任人', 'First receiver')),
            value(named(data.firstReceiver, undefined)),
            label(pick('电话', 'Telephone')),
            value(data.firstReceiverPhone),
          ],
          [label(pick('材料清单', 'Material')), value(materials(data, lang), { colspan: wide, height: room(8) })],
          [
            label(pick('受理决定期限', 'Decision on acceptance')),
            cell([paragraph(words.filled('due', duePlaces(data, lang)), { indent: false })], {
              colspan: wide,
              valign: 'middle',
            }),
          ],
          [label(pick('告知', 'Told')), cell(words.notes('told', toldPlaces(data, lang)), { colspan: wide })],
          [
            cell(
              [
                signatures(2, [
                  place(pick('来访人', 'Visitor'), pick('（签名、盖章或按指印）', ' (signature, seal or fingerprint)')),
                  place(
                    pick('首问责任人', 'First receiver'),
                    pick('（签名）', ' (signature)'),
                    dateWords(data.receivedAt === undefined ? undefined : localDateOf(data.receivedAt), lang),
                  ),
                ]),
              ],
              { colspan: wide + 1 },
            ),
          ],
        ],
      ),
    ],
  };
}

function named(name: string | undefined, role: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return role === undefined ? name : `${name}（${role}）`;
}

function lookup(data: ReceiptPaper, lang: PaperLang): Part[] {
  if (data.qr === undefined) return [note(lang === 'zh' ? '（二维码粘贴处）' : '(QR code here)')];
  return [
    {
      part: 'qr',
      text: data.qr,
      size: lang === 'zh' ? 27 : 22,
      caption: lang === 'zh' ? '扫码查询办理进度' : 'Scan to follow the matter',
    },
  ];
}

function code(data: ReceiptPaper, words: PaperWords): Inline[] {
  if (data.lookupCode !== undefined) return [{ strong: data.lookupCode }];
  if (data.number === undefined) return [fill(undefined, 10)];
  return [words.text('codeApart')];
}

function materials(data: ReceiptPaper, lang: PaperLang): string | undefined {
  if (data.materials === undefined) return undefined;
  if (data.materials.length === 0) return lang === 'zh' ? '无' : 'none';
  return data.materials
    .map((one, n) => {
      const kind =
        one.original === undefined
          ? []
          : [one.original ? (lang === 'zh' ? '原件' : 'original') : lang === 'zh' ? '复印件' : 'copy'];
      const copies = one.copies === undefined ? [] : [lang === 'zh' ? `${one.copies}份` : `${one.copies}`];
      const more = [...kind, ...copies];
      return `${n + 1}. ${one.name}${more.length > 0 ? `（${more.join('，')}）` : ''}`;
    })
    .join('\n');
}

function duePlaces(data: ReceiptPaper, lang: PaperLang): Record<string, Inline | Inline[]> {
  const rule = data.acceptanceRule;
  return {
    date: fill(momentWords(data.acceptanceDue, lang), 12),
    rule: rule === undefined ? [] : [lang === 'zh' ? `（${rule.zh}）` : ` (${rule.en})`],
  };
}

function toldPlaces(data: ReceiptPaper, lang: PaperLang): Record<string, Inline | Inline[]> {
  const version = data.noticeVersion;
  return {
    address: fill(data.lookupAddress, 16),
    version: version === undefined ? [] : [lang === 'zh' ? `（版本：${version}）` : ` (version ${version})`],
  };
}

export const receiptForm: PaperForm<ReceiptPaper> = {
  kind: 'receipt',
  texts: { due: ['date', 'rule'], codeApart: [], told: ['address', 'version'] },
  input: receiptPaperSchema,
  make: receiptPaper,
  sample: {
    centre: '安和县社会治安综合治理中心',
    number: '990101-20261122-00017-4',
    lookupAddress: 'https://anhe.example/track',
    lookupCode: 'K7QF-3MRT-9XPD',
    qr: 'https://anhe.example/track#990101-20261122-00017-4.K7QF3MRT9XPD',
    receivedAt: new Date('2026-11-22T09:42:00+08:00'),
    channel: '2号窗口',
    visitor: {
      name: '王建国',
      role: '本人',
      idNumber: '990101********0012',
      phone: '138****0017',
      address: '安和县青山镇柳河村三组12号',
      people: 2,
    },
    category: '邻里纠纷',
    otherSide: '李树田（青山镇柳河村三组13号）',
    place: '青山镇柳河村（第三网格）',
    facts:
      '2026年9月12日夜间暴雨，邻居李树田家新改的屋檐排水管冲刷，致我家东侧院墙倒塌约6米，院内菜地被淹。多次协商未果。',
    claims: ['修复院墙或者赔偿修复费用12,000元。', '改建排水管，不再向我家院内排水。'],
    urgency: '一般',
    firstReceiver: '周敏',
    firstReceiverPhone: '0990-5550012',
    materials: [
      { name: '身份证', copies: 1, original: false },
      { name: '院墙倒塌照片', copies: 4 },
    ],
    acceptanceDue: new Date('2026-11-27T18:00:00+08:00'),
    acceptanceRule: {
      zh: '从登记的第二天起算，5个工作日',
      en: '5 working days, counted from the day after registration',
    },
    noticeVersion: '2026-1',
  },
};
