// Pure. Decides how the texts of a paper that a county may word itself are called on the page of papers; the key in the file stands in the tip.
import type { Language } from '../../ui/language.ts';

type Words = Readonly<Record<Language, string>>;

const names: Readonly<Record<string, Words>> = {
  title: { zh: '标题', en: 'title' },
  labels: { zh: '栏目名称', en: 'labels' },
  admit: { zh: '代为承认请求', en: 'may admit the claim' },
  agreed: { zh: '达成协议的经过', en: 'how it was agreed' },
  basis: { zh: '申请依据', en: 'grounds of the application' },
  bring: { zh: '请携带', en: 'what to bring' },
  change: { zh: '代为变更请求', en: 'may change the claim' },
  closing: { zh: '结尾', en: 'closing words' },
  codeApart: { zh: '查询码另行交付', en: 'lookup code handed over apart' },
  contact: { zh: '联系方式', en: 'whom to ask' },
  declarations: { zh: '声明', en: 'declarations' },
  due: { zh: '期限', en: 'due day' },
  effect: { zh: '效力与告知', en: 'effect' },
  exempt: { zh: '免予核查', en: 'exempt from the check of means' },
  failed: { zh: '调解不成', en: 'no agreement' },
  feedback: { zh: '反馈要求', en: 'what to report back' },
  follow: { zh: '怎样查询进度', en: 'how to follow it' },
  foot: { zh: '页脚', en: 'foot' },
  general: { zh: '一般代理', en: 'general power' },
  handedTo: { zh: '交存说明', en: 'to whom it is handed' },
  interest: { zh: '迟延利息', en: 'interest for delay' },
  late: { zh: '逾期后果', en: 'when it is late' },
  noLimit: { zh: '没有法定期限', en: 'no term by law' },
  note: { zh: '附注', en: 'note' },
  notice: { zh: '告知内容', en: 'what is told' },
  opening: { zh: '开头', en: 'opening' },
  other: { zh: '其他原因', en: 'other reason' },
  property: { zh: '财产线索', en: 'property' },
  readOut: { zh: '宣读确认', en: 'read out' },
  receipt: { zh: '回执', en: 'receipt' },
  remedy: { zh: '救济途径', en: 'remedy' },
  request: { zh: '请求事项', en: 'request' },
  rights: { zh: '权利', en: 'rights' },
  roads: { zh: '其他途径', en: 'other roads' },
  settle: { zh: '代为和解', en: 'may settle' },
  special: { zh: '特别授权', en: 'special power' },
  statement: { zh: '申请声明', en: 'statement' },
  to: { zh: '致送', en: 'addressed to' },
  told: { zh: '告知', en: 'told' },
  unlimited: { zh: '不受经济条件限制', en: 'without limit of means' },
  until: { zh: '申请期间', en: 'last day' },
  waive: { zh: '代为放弃请求', en: 'may waive the claim' },
  withdrawn: { zh: '不同意或要求终止', en: 'withdrawn' },
};

/** 查询码另行交付; a key without a name of its own as it is. */
export function paperTextWords(key: string, language: Language): string {
  return names[key]?.[language] ?? key;
}

/** Whether the key has a name. */
export function isNamedText(key: string): boolean {
  return Object.hasOwn(names, key);
}
