// Decides how a period of law is called: how strongly its text binds (规章·一般期限) and where it stands (《…》第三十六条), in both languages.
// The rank and the strength are two things: a ministry's rule may say «generally», a law may bar a right.
import type { LegalRule } from '../../platform/profile/schema.ts';

export interface Said {
  readonly zh: string;
  readonly en: string;
}

const RANKS: Readonly<Record<LegalRule['law']['kind'], Said>> = {
  law: { zh: '法律法规', en: 'Law' },
  judicial: { zh: '司法解释', en: 'Judicial interpretation' },
  rule: { zh: '规章', en: "Ministry's rule" },
  local: { zh: '地方性法规', en: 'Local regulation' },
  plan: { zh: '工作方案', en: 'Work plan' },
};

const STRENGTHS: Readonly<Record<LegalRule['strength'], Said>> = {
  fixed: { zh: '应当遵守的期限', en: 'fixed period' },
  general: { zh: '一般期限', en: 'usual period' },
  bar: { zh: '逾期丧失权利的期限', en: 'the right is lost afterwards' },
};

/** «规章·一般期限», "Ministry's rule: usual period". */
export function strengthWords({ law, strength }: Pick<LegalRule, 'law' | 'strength'>): Said {
  const rank = RANKS[law.kind];
  const how = STRENGTHS[strength];
  return { zh: `${rank.zh}·${how.zh}`, en: `${rank.en}: ${how.en}` };
}

/** «《人民调解工作若干规定》（司法部令第75号）第三十六条», "Provisions on … (…), art. 36". The number of a text stands outside its title. */
export function citationWords({ name, nameEn, article }: Pick<LegalRule['law'], 'name' | 'nameEn' | 'article'>): Said {
  const found = /^(.+?)(（[^（）]+）)$/u.exec(name);
  const title = found ? `《${found[1]}》${found[2]}` : `《${name}》`;
  const number = articleNumber(article);
  return { zh: `${title}${article}`, en: number === null ? `${nameEn}, ${article}` : `${nameEn}, art. ${number}` };
}

const DIGITS = '零一二三四五六七八九';

/** 36 of «第三十六条»; null when it is more than one article. */
export function articleNumber(article: string): number | null {
  const text = /^第([零一二三四五六七八九十百千]+)条$/u.exec(article)?.[1];
  if (text === undefined) return null;
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const place = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (place === undefined) digit = DIGITS.indexOf(sign);
    else {
      sum += (digit || 1) * place;
      digit = 0;
    }
  }
  return sum + digit;
}
