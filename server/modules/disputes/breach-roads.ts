// Decides which roads are open when an agreement is not performed, each with its last day: joint confirmation by the court, enforcement of what was
// confirmed, payment order, suit, legal aid (人民调解法 32, 33; 民事诉讼法 205, 225, 250; 劳动争议调解仲裁法 16; 法律援助法 31, 32, 42; 民法典 188).
// It names roads; which one to take is the party's own choice.
import { instantAt } from '../../kernel/instant.ts';
import { computeDue } from '../../kernel/period.ts';
import type { CalendarSnapshot } from '../../kernel/working-days.ts';

export const BREACH_ROADS = ['confirmation', 'enforcement', 'paymentOrder', 'suit', 'legalAid'] as const;
export type BreachRoadId = (typeof BREACH_ROADS)[number];

export interface AgreementFacts {
  readonly kind: 'written' | 'oral';
  readonly category: string;
  /** Last day of the joint application; null for an oral agreement. */
  readonly confirmationUntil: string | null;
  /** What the court decided on it, if it did. */
  readonly court: { readonly confirmed: boolean; readonly decidedOn: string } | null;
  readonly obligations: readonly {
    readonly dueOn: string;
    readonly amountFen: number | null;
    readonly performed: 'yes' | 'partly' | 'no' | null;
  }[];
  /** Signs of danger at home on the matter: help without a means test (法律援助法 32). */
  readonly endangered: boolean;
}

export interface BreachRoad {
  readonly id: BreachRoadId;
  readonly name: { readonly zh: string; readonly en: string };
  readonly plain: { readonly zh: string; readonly en: string };
  readonly law: readonly { readonly law: string; readonly nameEn: string; readonly article: string }[];
  /** Last day, `YYYY-MM-DD`; null where no day is known. */
  readonly until: string | null;
  readonly open: boolean;
}

/** 拖欠农民工工资、其他劳动争议 */
const labour: readonly string[] = ['10', '11'];
/** 婚姻家庭(赡养抚养)、损害赔偿、环境污染、劳动、医疗、交通: matters of 法律援助法 31. */
const aided: readonly string[] = ['01', '06', '09', '10', '11', '15', '16'];

/** Roads of an agreement that is in effect, in the order in which they are told. */
export function breachRoads(agreement: AgreementFacts, today: string, calendar: CalendarSnapshot): BreachRoad[] {
  const open = agreement.obligations.filter((o) => o.performed !== 'yes');
  if (open.length === 0) return [];
  const years = (from: string, amount: number): string =>
    computeDue({ from: instantAt(from, '12:00'), amount, unit: 'years' }, calendar).dueDate;
  const firstDue = open.map((o) => o.dueOn).sort()[0] as string;
  const money = open.some((o) => o.amountFen !== null);
  const confirmed = agreement.court?.confirmed === true;
  const roads: BreachRoad[] = [];
  const add = (id: BreachRoadId, until: string | null): void => {
    roads.push({ id, ...WORDS[id], until, open: until === null || today <= until });
  };
  if (agreement.kind === 'written' && agreement.court === null) add('confirmation', agreement.confirmationUntil);
  if (confirmed) {
    // From the last day of performance that the confirmed agreement names; one that had passed before runs from the decision.
    const decidedOn = agreement.court?.decidedOn ?? firstDue;
    add('enforcement', years(firstDue > decidedOn ? firstDue : decidedOn, 2));
  }
  // What a court has confirmed is enforced; an order to pay is for what no court has looked at.
  if (money && !confirmed && labour.includes(agreement.category)) add('paymentOrder', null);
  if (!confirmed) add('suit', firstDue < today ? years(firstDue, 3) : null);
  if (aided.includes(agreement.category) || agreement.endangered) add('legalAid', null);
  return roads;
}

type Words = Pick<BreachRoad, 'name' | 'plain' | 'law'>;

const WORDS: Readonly<Record<BreachRoadId, Words>> = {
  confirmation: {
    name: { zh: '共同申请司法确认', en: 'Apply together for judicial confirmation' },
    plain: {
      zh: '协议生效后三十日内，双方可以共同向有管辖权的人民法院申请确认，不收费；确认后对方不履行的，可以申请强制执行。涉及身份关系、物权或者知识产权确权的除外。',
      en: 'Within thirty days of effect both sides together may ask the court to confirm it, free of charge; what is confirmed can be enforced. Not for identity relations or titles.',
    },
    law: [
      { law: '中华人民共和国人民调解法', nameEn: "People's Mediation Law", article: '第三十三条' },
      { law: '中华人民共和国民事诉讼法', nameEn: 'Civil Procedure Law', article: '第二百零五条' },
    ],
  },
  enforcement: {
    name: { zh: '申请强制执行', en: 'Apply for enforcement' },
    plain: {
      zh: '人民法院已经裁定协议有效，一方不履行的，对方可以在履行期满后二年内向作出裁定的人民法院申请执行。',
      en: 'The court found the agreement valid: within two years after its day of performance the other side may apply to that court for enforcement.',
    },
    law: [
      { law: '中华人民共和国人民调解法', nameEn: "People's Mediation Law", article: '第三十三条' },
      { law: '中华人民共和国民事诉讼法', nameEn: 'Civil Procedure Law', article: '第二百五十条' },
    ],
  },
  paymentOrder: {
    name: { zh: '申请支付令', en: 'Apply for a payment order' },
    plain: {
      zh: '因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成调解协议，用人单位到期不履行的，劳动者可以持协议书向人民法院申请支付令。',
      en: 'For wages, medical costs of a work injury or compensation agreed in mediation and not paid, the worker may apply to the court with the agreement.',
    },
    law: [
      {
        law: '中华人民共和国劳动争议调解仲裁法',
        nameEn: 'Labour Dispute Mediation and Arbitration Law',
        article: '第十六条',
      },
      { law: '中华人民共和国民事诉讼法', nameEn: 'Civil Procedure Law', article: '第二百二十五条' },
    ],
  },
  suit: {
    name: { zh: '向人民法院起诉', en: 'Sue in court' },
    plain: {
      zh: '就协议的履行发生争议的，可以向人民法院起诉。诉讼时效一般为三年，从履行期满起算；要求对方履行、申请调解等会重新计算。',
      en: 'A dispute on performance may be taken to court. Limitation is usually three years from the day of performance; demands and mediation begin it anew.',
    },
    law: [
      { law: '中华人民共和国人民调解法', nameEn: "People's Mediation Law", article: '第三十二条' },
      { law: '中华人民共和国民法典', nameEn: 'Civil Code', article: '第一百八十八条' },
    ],
  },
  legalAid: {
    name: { zh: '申请法律援助', en: 'Ask for legal aid' },
    plain: {
      zh: '可以拨打12348或者到法律援助中心申请。进城务工人员请求劳动报酬或者工伤赔偿、无固定生活来源的未成年人、老年人、残疾人，不核查经济困难；遭受虐待、遗弃或者家庭暴力的受害人主张权益，不受经济困难条件限制。',
      en: 'Ring 12348 or ask the legal aid centre. No means test for migrant workers claiming wages or for work injury, minors, old or disabled people without income, nor for victims of abuse or domestic violence.',
    },
    law: [
      { law: '中华人民共和国法律援助法', nameEn: 'Legal Aid Law', article: '第三十一条' },
      { law: '中华人民共和国法律援助法', nameEn: 'Legal Aid Law', article: '第三十二条' },
      { law: '中华人民共和国法律援助法', nameEn: 'Legal Aid Law', article: '第四十二条' },
    ],
  },
};
