// Decides which terms an agreement may not hold: none decides marriage, parentage or adoption; none silences a crime; each is dated and whole.
// Words are caught by patterns, and the officer answers for the rest. Law: 民法典 1076, 1079, 1105, 1114; 刑事诉讼法 110; 司法部令第75号 34; 民诉法解释 355.
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export const STATUS_LAW = {
  law: '最高人民法院关于适用《中华人民共和国民事诉讼法》的解释',
  article: '第三百五十五条',
} as const;
export const CRIME_LAW = { law: '中华人民共和国刑事诉讼法', article: '第一百一十条' } as const;
export const TERMS_LAW = { law: '人民调解工作若干规定（司法部令第75号）', article: '第三十四条' } as const;

// Property, care and support after a divorce may be mediated, so the bare word 离婚 is no fault: only a promise or a finding is.
const status: readonly RegExp[] = [
  /(?:同意|自愿|决定|协议|准予|必须|应当|应|须|立即|约定|保证|承诺|愿意|去|申请|办理)[^。；;，,]{0,12}离婚(?!后|时|前|纠纷|案|期间|证|损害)/u,
  /(?:双方|二人|两人|夫妻)(?:于[^。；;，,]{0,20})?离婚(?!后|时|前|纠纷|案|期间|证|的|财产|损害)/u,
  /(?:解除|终止|结束|撤销|确认|恢复|建立|成立|断绝|脱离|存在|没有|认定)[^。；;，,]{0,8}(?:婚姻|夫妻|收养|亲子|父子|父女|母子|母女|养父母|养子女|血缘|监护)关系/u,
  /(?:婚姻|夫妻|收养|亲子|父子|父女|母子|母女)关系[^。；;，,]{0,8}(?:解除|终止|结束|无效|有效|成立|不成立|不存在|存在|断绝)/u,
  /(?:系|是|不是|非|并非|确认|认定)[^。；;，,]{0,10}(?:亲生|生父|生母)/u,
  /(?:由|给|交由|送给)[^。；;，,]{0,15}收养/u,
  /(?:不再|不)是(?:夫妻|父子|父女|母子|母女|亲子)/u,
  /\b(?:shall|will|agree to|must)\b[^.;]{0,40}\b(?:divorce|dissolve (?:the|their) marriage|adopt)\b/iu,
];

const crime: readonly RegExp[] = [
  /(?:不|不得|不再|不要|不会|不去|放弃|不予|无权|禁止)(?:就[^。；;，,]{0,15})?(?:再)?(?:向[^。；;，,]{0,15})?(?:报案|报警|举报|控告|检举|告发|追究[^。；;，,]{0,10}刑事)/u,
  /(?:撤回|撤销|撤掉|收回|取消)[^。；;，,]{0,12}(?:报案|报警|控告|举报|检举|告发|立案)/u,
  /(?:到|向|去)[^。；;，,]{0,12}(?:公安|派出所|检察)[^。；;，,]{0,12}(?:撤案|销案|撤回|撤销)/u,
  /(?:撤案|销案)/u,
  /(?:不|不得|不再|放弃)[^。；;，,]{0,6}(?:作证|指认|提供证据)/u,
  /\b(?:not|never)\b[^.;]{0,30}\breport\b[^.;]{0,30}\b(?:police|crime)\b|\bwithdraw\b[^.;]{0,30}\b(?:report|accusation|criminal complaint)\b/iu,
];

export interface TermsDeclared {
  readonly noStatusDecided: boolean;
  readonly noCrimeSilenced: boolean;
}

export interface StatedObligation {
  readonly debtorId: string;
  readonly creditorId: string;
  readonly what: string;
  readonly dueOn: string;
}

export interface StatedTerms {
  readonly obligations: readonly StatedObligation[];
  /** Responsibilities and other terms: what binds, not the account of the facts. */
  readonly texts: readonly (string | undefined)[];
  readonly declared: TermsDeclared;
  /** Day of the agreement, `YYYY-MM-DD`. */
  readonly agreedOn: string;
  readonly principals: readonly string[];
}

/** The words of a term that decide a status or silence a crime; undefined when none are found. */
export function forbiddenIn(
  text: string,
): { readonly code: 'term-decides-status' | 'term-silences-crime'; readonly found: string } | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s\u3000]+/gu, (gap) => (/[A-Za-z]/u.test(text) ? ' ' : gap.slice(0, 0)));
  for (const pattern of status) {
    const hit = pattern.exec(plain);
    if (hit) return { code: 'term-decides-status', found: hit[0] };
  }
  for (const pattern of crime) {
    const hit = pattern.exec(plain);
    if (hit) return { code: 'term-silences-crime', found: hit[0] };
  }
  return undefined;
}

/** @returns a Refusal that names the words found and the law, or undefined when the terms may stand */
export function checkTerms(terms: StatedTerms): Refusal | undefined {
  if (!terms.declared.noStatusDecided)
    return refuse('conflict', 'terms-not-declared', { declaration: 'noStatusDecided', ...STATUS_LAW });
  if (!terms.declared.noCrimeSilenced)
    return refuse('conflict', 'terms-not-declared', { declaration: 'noCrimeSilenced', ...CRIME_LAW });
  for (const text of [...terms.texts, ...terms.obligations.map((o) => o.what)]) {
    const fault = forbiddenIn(text ?? '');
    if (fault)
      return refuse('conflict', fault.code, {
        found: fault.found,
        ...(fault.code === 'term-decides-status' ? STATUS_LAW : CRIME_LAW),
      });
  }
  for (const [i, obligation] of terms.obligations.entries()) {
    const fault = checkObligation(obligation, terms);
    if (fault) return refuse('invalid', fault, { obligation: i + 1, ...TERMS_LAW });
  }
  return undefined;
}

function checkObligation(obligation: StatedObligation, terms: StatedTerms): string | undefined {
  if (!terms.principals.includes(obligation.debtorId) || !terms.principals.includes(obligation.creditorId))
    return 'party-unknown';
  if (obligation.debtorId === obligation.creditorId) return 'obligation-to-oneself';
  if (obligation.dueOn < terms.agreedOn) return 'obligation-due-before';
  return undefined;
}

/**
 * Whether word of mouth is enough (人民调解法 28): the parties want no paper, all is performed on the day, and it is no complex matter.
 * @returns a Refusal `paper-needed` with the reason
 */
export function checkOral(
  terms: Pick<StatedTerms, 'obligations' | 'agreedOn'>,
  noPaperWanted: boolean,
  complexity: string | null,
): Refusal | undefined {
  const law = { law: '中华人民共和国人民调解法', article: '第二十八条' };
  if (!noPaperWanted) return refuse('conflict', 'paper-needed', { why: 'wanted', ...law });
  if (complexity === 'complex') return refuse('conflict', 'paper-needed', { why: 'complex', ...law });
  if (terms.obligations.some((o) => o.dueOn > terms.agreedOn))
    return refuse('conflict', 'paper-needed', { why: 'not-at-once', ...law });
  return undefined;
}
