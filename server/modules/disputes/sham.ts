// Decides the short check for sham mediation: what is asked, when the answers are a suspicion, and what to do then.
// Law: 最高人民法院关于人民法院特邀调解的规定 18 (stop and report); 民事诉讼法 115. The questions are about this dispute, never about a person's past.

export const SHAM_QUESTIONS = [
  'harmsOthers',
  'aimedElsewhere',
  'noRealDispute',
  'oneInterest',
  'noEvidence',
  'unclearAboutFacts',
] as const;
export type ShamQuestion = (typeof SHAM_QUESTIONS)[number];
export type ShamAnswers = Readonly<Record<ShamQuestion, boolean>>;

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const SHAM_WORDS: Readonly<Record<ShamQuestion, Words>> = {
  harmsOthers: {
    zh: '协议可能损害国家、集体或者案外人的利益（例如转移财产、逃避债务）',
    en: 'The terms may harm the state, the collective or people outside (moving assets, escaping debts)',
  },
  aimedElsewhere: {
    zh: '调解的真实目的在纠纷之外（例如规避限购、骗取补偿或者保险金）',
    en: 'The real aim lies outside the dispute (getting round purchase limits, false compensation or insurance)',
  },
  noRealDispute: {
    zh: '双方没有实质争议，未经协商就要求直接出协议',
    en: 'There is no real dispute; a paper is asked for without any talk',
  },
  oneInterest: {
    zh: '双方利益一致（例如关联企业、实际由一人控制），一方对不利条款毫无异议',
    en: 'Both sides have one interest (linked firms, one controller), and one takes bad terms without a word',
  },
  noEvidence: {
    zh: '主张的债权或者损失没有凭证，或者与常情明显不符',
    en: 'The claim or loss has no evidence, or is plainly against common experience',
  },
  unclearAboutFacts: {
    zh: '当事人无正当理由不到场，代理人对基本事实说不清楚',
    en: 'A party stays away without reason and the agent cannot tell the basic facts',
  },
};

export const SHAM_LAW = { law: '最高人民法院关于人民法院特邀调解的规定', article: '第十八条' } as const;

export const SHAM_TO_DO: Words = {
  zh: '中止调解，不形成、不签署协议；向本委员会负责人和司法所报告；涉嫌损害他人权益的，告知权利人；涉嫌犯罪的，移送公安机关。查清没有虚假的，重新核查后继续；属实的，以“虚假调解”终止。',
  en: 'Stop: no agreement is drafted or signed. Report to the head of the committee and the judicial office; tell those whose rights may be harmed; pass a suspected crime to the police. If the suspicion is cleared, check again and go on; if it holds, end the mediation as sham.',
};

/** Either of the first two alone, or any two of the rest. */
export function judgeSham(answers: ShamAnswers): { readonly suspected: boolean; readonly signs: ShamQuestion[] } {
  const signs = SHAM_QUESTIONS.filter((id) => answers[id]);
  const grave = answers.harmsOthers || answers.aimedElsewhere;
  return { suspected: grave || signs.length >= 2, signs };
}
