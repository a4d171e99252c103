// Pure. Decides what is written in mediations of the practice county: places, statements, the course of a session, terms with their obligations.
import type { Dice } from './seeded.ts';
import { yuan } from './stories/story.ts';

export function sessionPlace(dice: Dice, level: string | null, area: string): string {
  if (level === 'village')
    return dice
      .pick([`${area}调解室`, `${area}党群服务中心`, `${area}村民说事室`, '申请人家中', '纠纷现场'])
      .replace('社区村民', '社区居民');
  if (level === 'township') return dice.pick([`${area}综治中心调解室`, `${area}司法所调解室`, `${area}人民调解委员会`]);
  return dice.pick(['县综治中心第一调解室', '县综治中心第二调解室', '县综治中心联合调处室']);
}

export function statementWords(dice: Dice, claims: string | null): string {
  const asked = claims ?? '请求依法处理。';
  return `申请人：${asked}${dice.pick(['事情经过与申请书一致。', '希望对方拿出诚意。', '该让步的可以让。'])}\n被申请人：${dice.pick(['情况基本属实，但数额有出入。', '事情有，责任不全在我。', '愿意解决，但一次拿不出那么多。', '承认有不对的地方，请对方理解。', '对经过没有意见，对要求有意见。'])}`;
}

export function courseWords(dice: Dice, agreed: boolean): string {
  const begun = dice.pick([
    '调解员宣读了权利义务，双方对调解员没有异议。',
    '调解员说明了调解的原则和效力。',
    '核对了双方身份和代理手续。',
  ]);
  const went = dice.pick([
    '先由双方各自陈述，再背对背做工作。',
    '结合现场照片和单据，逐项核对。',
    '讲解了民法典的有关规定。',
    '以相邻关系、和睦为重作了劝导。',
    '请双方换位思考，算了经济账和人情账。',
  ]);
  const ended = agreed
    ? dice.pick(['双方各让一步，意见趋于一致。', '双方当场表示愿意按约定履行。'])
    : dice.pick(['双方差距较大，未能达成一致。', '一方情绪激动，约定改日再谈。', '对数额分歧仍大。']);
  return begun + went + ended;
}

export const pointsByCategory: Readonly<Record<string, string>> = {
  '01': '赡养、抚养费用的数额和负担方式',
  '02': '相邻妨害是否成立，如何排除，损失如何承担',
  '03': '边界和质量责任如何认定，费用如何承担',
  '04': '欠款数额和付款期限',
  '05': '损失数额和责任比例',
  '06': '责任比例和赔偿数额',
  '07': '四至界线和租金支付',
  '09': '治理措施和期限',
  '10': '工资数额和支付期限',
  '11': '补偿数额和社会保险补缴',
  '15': '过错责任和补偿数额',
  '16': '责任比例、医疗费和误工费数额',
  '17': '维修责任和物业费减免',
};

const doings: Readonly<Record<string, readonly string[]>> = {
  '01': ['每月10日前支付生活费用', '承担住院医疗费用的一半', '轮流照料，每家三个月'],
  '02': [
    '修好漏水部位并做防水',
    '拆除围墙，恢复通道原宽',
    '修剪树木，清理枝叶',
    '晚十点后不再发出噪声',
    '拴好犬只，修好圈栏',
  ],
  '03': ['按证载界线退让并恢复原状', '对裂缝、渗漏部位返工修复', '办理过户所需手续'],
  '07': ['按确权图重新埋设界桩', '退还多占的地块', '清除界内栽种的苗木'],
  '09': ['粪污改用罐车清运，沟渠清淤', '排烟管改至楼顶并加装净化器'],
  '17': ['修复电梯并公示维保记录', '开通门禁，公布公共收益账目', '清理占用的公共部位'],
};

export interface TermDraft {
  readonly what: string;
  readonly amountFen: number | null;
  readonly days: number;
  readonly way: string | null;
}

/** What the other side takes on: something to be done, and the sum, at once or in parts. */
export function termsFor(dice: Dice, category: string, amountFen: number | null, atOnce: boolean): TermDraft[] {
  const terms: TermDraft[] = [];
  const doing = doings[category];
  if (doing && (amountFen === null || dice.chance(0.6)))
    terms.push({ what: dice.pick(doing), amountFen: null, days: atOnce ? 0 : dice.whole(3, 30), way: null });
  if (amountFen !== null) {
    const agreed = Math.max(10_000, Math.round((amountFen * dice.whole(55, 100)) / 100 / 10_000) * 10_000);
    const parts =
      atOnce || agreed < 500_000
        ? 1
        : dice.weighted([
            [1, 5],
            [2, 3],
            [3, 2],
          ] as const);
    for (let i = 0; i < parts; i += 1) {
      const part =
        i + 1 < parts
          ? Math.floor(agreed / parts / 10_000) * 10_000
          : agreed - Math.floor(agreed / parts / 10_000) * 10_000 * (parts - 1);
      const nth = parts === 1 ? '一次性' : `第${'一二三'[i]}期`;
      terms.push({
        what: `${nth}支付${yuan(part / 100)}`,
        amountFen: part,
        days: atOnce ? 0 : dice.whole(5, 25) + i * 30,
        way: dice.pick(['银行转账', '微信转账', '现金，当场出具收条']),
      });
    }
  }
  if (terms.length === 0)
    terms.push({
      what: dice.pick(['按现场指认的界线使用，互不侵占', '当面赔礼道歉', '停止有关行为，恢复原状']),
      amountFen: null,
      days: atOnce ? 0 : dice.whole(2, 15),
      way: null,
    });
  return terms;
}

export function factsWords(description: string): string {
  return description.replaceAll('来访反映：', '').replaceAll('\n', '').slice(0, 400);
}

export function responsibilityWords(dice: Dice): string {
  return dice.pick([
    '被申请人承担主要责任，申请人承担次要责任。',
    '双方对事情的发生都有责任。',
    '被申请人承担全部责任。',
    '双方对责任不再争执，按约定履行。',
  ]);
}

export function otherTermWords(dice: Dice): string {
  return dice.pick([
    '双方今后和睦相处，互不再就此事争执。',
    '履行完毕后，双方就此事再无其他争议。',
    '一方逾期不履行的，另一方可以申请司法确认后强制执行，或者向人民法院起诉。',
  ]);
}

export function failWords(dice: Dice): string {
  return dice.pick(['多次调解，数额分歧无法弥合', '一方坚持要走诉讼', '对责任认定各执一词']);
}

export function performanceWords(dice: Dice, performed: 'yes' | 'partly' | 'no'): string {
  if (performed === 'yes') return dice.pick(['已到账，双方确认', '现场查看，已完成', '收条已核对']);
  if (performed === 'partly') return dice.pick(['付了一部分，其余请求宽限', '做了一半，因下雨停工']);
  return dice.pick(['到期未付，已提示可以申请司法确认、起诉', '电话未接，上门未遇']);
}
