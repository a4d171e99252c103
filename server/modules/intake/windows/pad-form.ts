// Pure. Decides how a sheet of a pre-numbered pad (预编号登记表) looks: the fields of a registration, to be written by hand while the power is cut,
// with the number it will be entered under, and beneath it a slip with number and lookup code that the person takes home.
import {
  cell,
  fill,
  label,
  note,
  paragraph,
  place,
  signatures,
  table,
  value,
  type Paper,
  type Part,
} from '../../../kernel/paper.ts';
import type { LocalDate } from '../../../kernel/local-date.ts';

export interface PadPaper {
  /** The body that was given the pad. */
  readonly organisation: string;
  readonly telephone: string | null;
  readonly issuedOn: LocalDate;
  /** Where a matter is followed, without number and code. */
  readonly address: string;
  readonly sheets: readonly {
    readonly number: string;
    readonly lookupCode: string;
    /** What the QR on the slip holds; number and code stand behind the #. */
    readonly qr: string;
  }[];
}

/** One page a sheet. */
export function padPaper(data: PadPaper): Paper {
  return {
    kind: 'pad',
    lang: 'zh',
    layout: 'form',
    title: '群众诉求登记表（停电备用）',
    organisation: [data.organisation],
    date: data.issuedOn,
    foot: '每张一号，用过或写坏的号码不再使用；来电后两个工作日内录入，以写明的登记时间为准。',
    body: data.sheets.flatMap((sheet, i) => [
      ...(i > 0 ? [{ part: 'page-break' } as const] : []),
      ...page(data, sheet),
    ]),
  };
}

function page(data: PadPaper, sheet: PadPaper['sheets'][number]): Part[] {
  const wide = { colspan: 3 };
  const blank = (height: number, shape: { colspan?: number } = {}) => value(undefined, { height, ...shape });
  return [
    table(
      [1.3, 2.4, 1.2, 2.2],
      [
        [
          label('编号'),
          cell([paragraph([{ strong: sheet.number }], { indent: false })], { ...wide, valign: 'middle' }),
        ],
        [
          label('登记时间'),
          cell([paragraph('　　　　年　　月　　日　　时　　分', { indent: false })], {
            ...wide,
            valign: 'middle',
            height: 7,
          }),
        ],
        [label('来访人'), blank(7), label('电话'), blank(7)],
        [label('证件号码'), blank(7), label('涉及人数'), blank(7)],
        [label('住址'), blank(7, wide)],
        [label('代理人'), blank(7), label('代理权限'), blank(7)],
        [label('对方'), blank(7), label('对方电话'), blank(7)],
        [label('地点（网格）'), blank(7, wide)],
        [label('事情经过'), blank(27, wide)],
        [label('请求'), blank(11, wide)],
        [
          label('有无危险'),
          cell(
            [
              paragraph(
                [{ tick: false, of: '无' }, '　', { tick: false, of: '有，立即报 110 并写明：' }, fill(undefined, 10)],
                { indent: false },
              ),
            ],
            { ...wide, valign: 'middle', height: 7 },
          ),
        ],
        [label('交来材料'), blank(7, wide)],
        [
          label('告知'),
          cell(
            [note('个人信息仅用于办理本事项；调解自愿、免费，不影响仲裁、诉讼等途径；已口头告知并听取来访人意见。')],
            wide,
          ),
        ],
        [
          cell([signatures(2, [place('来访人', '（签名、盖章或按指印）'), place('登记人', '（签名）')])], {
            colspan: 4,
          }),
        ],
      ],
    ),
    { part: 'space', height: 2 },
    note('－ － － － － － － － － － － 沿此线撕下，交来访人 － － － － － － － － － － －'),
    table(
      [4.6, 1.6],
      [
        [
          cell([
            paragraph(['编号 ', { strong: sheet.number }], { indent: false }),
            paragraph(['查询码 ', { strong: sheet.lookupCode }], { indent: false }),
            note(`来电录入后，凭编号和查询码在 ${data.address} 查询，或者扫码。查询码请勿转给他人。`),
            note(`${data.organisation}${data.telephone ? `　电话 ${data.telephone}` : ''}`),
          ]),
          cell([{ part: 'qr', text: sheet.qr, size: 24 }], { align: 'center', valign: 'middle' }),
        ],
      ],
    ),
  ];
}
