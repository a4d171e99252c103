import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../platform/profile/index.ts';
import { lawClock } from '../../platform/profile/lookups.ts';
import { articleNumber, citationWords, strengthWords } from './clock-words.ts';

const profile = loadProfile(new URL('../../../profiles/default', import.meta.url).pathname);
const rule = (id: string) => lawClock(profile, id) ?? expect.fail(id);

describe('how a period of law is called', () => {
  it('calls the month of a mediation a usual period of a rule, with the rule and its article', () => {
    const month = rule('law.peoplesMediation');
    expect(strengthWords(month)).toEqual({ zh: '规章·一般期限', en: "Ministry's rule: usual period" });
    expect(citationWords(month.law)).toEqual({
      zh: '《人民调解工作若干规定》（司法部令第75号）第三十六条',
      en: "Provisions on People's Mediation Work (Ministry of Justice Order 75), art. 36",
    });
  });

  it('says of confirmation that the right is lost afterwards, and of an award that its period is fixed', () => {
    expect(strengthWords(rule('law.judicialConfirmation')).zh).toBe('法律法规·逾期丧失权利的期限');
    expect(citationWords(rule('law.judicialConfirmation').law).zh).toBe('《中华人民共和国人民调解法》第三十三条');
    expect(strengthWords(rule('law.labour.award')).zh).toBe('法律法规·应当遵守的期限');
    expect(strengthWords(rule('law.court.delegated')).zh).toBe('司法解释·应当遵守的期限');
  });

  it.each([
    ['第十条', 10],
    ['第十四条', 14],
    ['第二十七条', 27],
    ['第一百八十八条', 188],
    ['第二百零五条', 205],
    ['第二百五十条', 250],
    ['第一千零七十六条', 1076],
    ['第十条、第十二条', null],
  ])('reads %s as article %s', (article, number) => {
    expect(articleNumber(article)).toBe(number);
  });

  it('has words for every period of the profile, none of them a code', () => {
    for (const legal of profile.lawClocks) {
      const said = [strengthWords(legal), citationWords(legal.law)];
      for (const { zh, en } of said) {
        expect(zh, legal.id).toMatch(/^[《\p{Script=Han}·（）〔〕()0-9、，》]+$/u);
        expect(en, legal.id).not.toMatch(/\b(fixed|general|bar)\b(?! period)/u);
      }
    }
  });
});
