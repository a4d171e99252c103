// Decides what of a person an opening shows, and the wording of the notice after a leak (个人信息保护法 57): kinds of information, cause, possible harm,
// measures taken and what the person can do, whom to ask. Pure.
import { type Opened, openedAs } from './openings.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** 原因 As far as it is known when the notice is written. */
export const BREACH_CAUSES = ['deviceLost', 'passwordKnown', 'leftSignedIn', 'misused', 'unknown'] as const;
export type BreachCause = (typeof BREACH_CAUSES)[number];

export const CAUSE_WORDS: Readonly<Record<BreachCause, Words>> = {
  deviceLost: { zh: '工作人员的电脑或者手机遗失', en: 'an officer lost a computer or telephone' },
  passwordKnown: { zh: '工作人员的账号密码被他人知悉', en: 'somebody else came to know an officer’s password' },
  leftSignedIn: { zh: '工作人员离开时没有退出登录', en: 'an officer left without signing out' },
  misused: { zh: '工作人员超出工作需要查看', en: 'an officer looked beyond what the work needed' },
  unknown: { zh: '原因正在查明', en: 'the cause is being looked into' },
};

type Kind = 'phone' | 'identity' | 'address' | 'contact' | 'name' | 'material' | 'matter';

/** What each opening shows of a person. */
const shows: Readonly<Record<Opened, { readonly what: Words; readonly kinds: readonly Kind[] }>> = {
  phone: { what: { zh: '完整的电话号码', en: 'whole telephone number' }, kinds: ['phone'] },
  identityNumber: { what: { zh: '完整的身份证号码', en: 'whole identity number' }, kinds: ['identity'] },
  address: { what: { zh: '住址', en: 'address' }, kinds: ['address'] },
  contact: { what: { zh: '其他联系方式', en: 'other way of contact' }, kinds: ['contact'] },
  name: { what: { zh: '姓名', en: 'name' }, kinds: ['name'] },
  file: { what: { zh: '材料', en: 'a file' }, kinds: ['material'] },
  getMatter: { what: { zh: '事项内容', en: 'the matter' }, kinds: ['name', 'matter'] },
  getMediation: { what: { zh: '调解情况', en: 'the mediation' }, kinds: ['name', 'matter'] },
  getPaper: { what: { zh: '文书', en: 'a paper' }, kinds: ['name', 'phone', 'identity', 'address', 'matter'] },
  getDossierFile: {
    what: { zh: '调解卷宗', en: 'the mediation dossier' },
    kinds: ['name', 'phone', 'identity', 'address', 'material', 'matter'],
  },
  getPerformancePack: {
    what: { zh: '协议和履行证明的成套材料', en: 'pack of the agreement and its proof' },
    kinds: ['name', 'phone', 'identity', 'address', 'material', 'matter'],
  },
  listCopyPanels: {
    what: { zh: '抄录到其他系统的内容', en: 'what is copied into another system' },
    kinds: ['name', 'matter'],
  },
  exportCopyPanel: {
    what: { zh: '抄录用的 Excel', en: 'Excel for another system' },
    kinds: ['name', 'matter'],
  },
  exportMatters: { what: { zh: '事项列表（Excel）中的事由', en: 'subject in an Excel list' }, kinds: ['matter'] },
  exportBackdated: { what: { zh: '补录清单（Excel）中的原因', en: 'reason in an Excel list' }, kinds: ['matter'] },
  exportObligations: {
    what: { zh: '协议义务（Excel）中的义务', en: 'obligations in an Excel list' },
    kinds: ['matter'],
  },
  findMattersOfPerson: {
    what: { zh: '按姓名或者电话查到', en: 'found by name or telephone' },
    kinds: ['name', 'matter'],
  },
  showHeldInformation: {
    what: { zh: '窗口查阅的本人信息', en: 'all that is held of the person' },
    kinds: ['name', 'phone', 'identity', 'address', 'contact', 'matter'],
  },
};

/** The name of what was opened, for a list. */
export function openedWords(opened: string): Words {
  return shown(opened)?.what ?? { zh: opened, en: opened };
}

function shown(opened: string): (typeof shows)[Opened] | undefined {
  const named = openedAs(opened);
  return named && shows[named];
}

const kindWords: Readonly<Record<Kind, { readonly name: Words; readonly harm: Words; readonly advice: Words }>> = {
  name: {
    name: { zh: '姓名', en: 'name' },
    harm: { zh: '他人得知您来反映过事情', en: 'others learn that you brought a matter' },
    advice: { zh: '有人据此打扰您的，请告诉我们', en: 'tell us when somebody troubles you over it' },
  },
  phone: {
    name: { zh: '电话号码', en: 'telephone number' },
    harm: { zh: '骚扰电话、冒充工作人员的诈骗', en: 'unwanted calls, fraud by callers who pose as officers' },
    advice: {
      zh: '我们不会在电话里要验证码或者让您转账；有疑问请回拨下面的电话',
      en: 'we never ask for codes or money by telephone; when in doubt call the number below',
    },
  },
  identity: {
    name: { zh: '身份证号码', en: 'identity number' },
    harm: { zh: '冒用身份办理业务', en: 'business done in your name' },
    advice: { zh: '留意以您名义办理的贷款、开户、电话卡', en: 'watch for loans, accounts or SIM cards in your name' },
  },
  address: {
    name: { zh: '住址', en: 'address' },
    harm: { zh: '上门打扰，影响人身安全', en: 'visits at home, danger to your person' },
    advice: { zh: '有人上门纠缠的，立即拨打110', en: 'call 110 when somebody troubles you at home' },
  },
  contact: {
    name: { zh: '其他联系方式', en: 'other way of contact' },
    harm: { zh: '打扰代您联系的人', en: 'whoever is reached for you is troubled' },
    advice: { zh: '请提醒代您联系的人', en: 'warn whoever is reached for you' },
  },
  material: {
    name: { zh: '交来的材料', en: 'material handed in' },
    harm: { zh: '材料里的内容被他人知悉', en: 'others know what stands in the material' },
    advice: { zh: '材料里有银行卡、密码的，尽快更换', en: 'change cards or passwords that stand in it' },
  },
  matter: {
    name: { zh: '事项内容', en: 'what the matter is about' },
    harm: {
      zh: '纠纷情况被他人知悉，影响名誉和调解',
      en: 'others know of the dispute; reputation and mediation may suffer',
    },
    advice: {
      zh: '对方提到只有办理人员知道的内容时，请告诉我们',
      en: 'tell us when the other side knows what only the office can',
    },
  },
};

export interface Breach {
  readonly county: Words;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly matters: number;
  /** Names of fields and operations that were opened. */
  readonly opened: readonly string[];
  readonly cause: BreachCause;
  readonly suspended: boolean;
  /** Sign-ins of the account that still run. */
  readonly openSessions: number;
  readonly contact: { readonly name: Words; readonly telephone: string; readonly address: Words };
}

/** The notice to the people concerned. What has not been done yet is said as still to do: it is finished before it goes out. */
export function breachNotice(breach: Breach): Words {
  const order = Object.keys(kindWords) as Kind[];
  const found = new Set(breach.opened.flatMap((opened) => shown(opened)?.kinds ?? (['matter'] as const)));
  const kinds = order.filter((kind) => found.has(kind)).map((kind) => kindWords[kind]);
  return { zh: inChinese(breach, kinds), en: inEnglish(breach, kinds) };
}

type Kinds = readonly (typeof kindWords)[Kind][];

function inChinese(breach: Breach, kinds: Kinds): string {
  const { contact } = breach;
  return [
    '个人信息安全事件告知书（《中华人民共和国个人信息保护法》第五十七条）',
    `${breach.from}至${breach.to}，${breach.county.zh}综治中心系统的一个工作账号查看了您所在事项的信息（共涉及${breach.matters}件事项）。现告知如下：`,
    `一、涉及的个人信息种类：${kinds.map((k) => k.name.zh).join('、') || '没有发现被查看的信息'}。`,
    `二、发生原因：${CAUSE_WORDS[breach.cause].zh}。`,
    `三、可能造成的危害：${kinds.map((k) => k.harm.zh).join('；') || '无'}。`,
    `四、已经采取的措施：${breach.suspended ? '该账号已经停用' : '〔待办：停用该账号〕'}；${breach.openSessions === 0 ? '该账号的登录已经全部退出' : `〔待办：该账号还有${breach.openSessions}个登录没有退出〕`}；全部查看记录已经固定，可供核查。`,
    `五、您可以采取的措施：${kinds.map((k) => k.advice.zh).join('；') || '无需采取'}。`,
    `六、联系方式：${contact.name.zh}，电话${contact.telephone}，地址${contact.address.zh}。您可以要求查阅谁看过您的信息，也可以向履行个人信息保护职责的部门投诉、举报。`,
  ].join('\n');
}

function inEnglish(breach: Breach, kinds: Kinds): string {
  const { contact } = breach;
  return [
    'Notice of an incident with personal information (Personal Information Protection Law, art. 57)',
    `From ${breach.from} to ${breach.to} an account of the ${breach.county.en} centre’s system opened information of the matter that you are part of (${breach.matters} matters in all).`,
    `1. Kinds of information: ${kinds.map((k) => k.name.en).join(', ') || 'none was found to have been opened'}.`,
    `2. Cause: ${CAUSE_WORDS[breach.cause].en}.`,
    `3. Possible harm: ${kinds.map((k) => k.harm.en).join('; ') || 'none'}.`,
    `4. Measures taken: ${breach.suspended ? 'the account is suspended' : '[to do: suspend the account]'}; ${breach.openSessions === 0 ? 'all its sign-ins have been ended' : `[to do: ${breach.openSessions} of its sign-ins still run]`}; the record of all openings is secured.`,
    `5. What you can do: ${kinds.map((k) => k.advice.en).join('; ') || 'nothing is needed'}.`,
    `6. Whom to ask: ${contact.name.en}, telephone ${contact.telephone}, ${contact.address.en}. You may ask who looked at your information, and complain to the authorities for the protection of personal information.`,
  ].join('\n');
}
