import { describe, expect, test } from 'vitest';
import { paperText } from '../../../kernel/paper-text.ts';
import { performanceClause, termClause } from './agreement-terms.ts';
import { defaultPaper } from '../../../platform/papers/testing.ts';
import { agreementForm, type AgreementPaper } from './agreement.ts';
import { mediationRecordForm, type MediationRecordPaper } from './mediation-record.ts';
import { powerOfAttorneyForm, type PowerOfAttorneyPaper } from './power-of-attorney.ts';

const agreementPaper = (data: AgreementPaper) => defaultPaper(agreementForm, data);
const mediationRecordPaper = (data: MediationRecordPaper) => defaultPaper(mediationRecordForm, data);
const powerOfAttorneyPaper = (data: PowerOfAttorneyPaper) => defaultPaper(powerOfAttorneyForm, data);

describe('terms of an agreement', () => {
  test('a sum stands in figures and words, and the last day counts', () => {
    const term = { who: '甲', toWhom: '乙', what: '支付货款。', amount: 1_234_500, by: '2026-12-31' };
    expect(termClause(term, 'zh')).toBe(
      '甲应于2026年12月31日前（含当日）向乙支付货款人民币12,345.00元（大写：壹万贰仟叁佰肆拾伍元整）。',
    );
    expect(termClause(term, 'en')).toBe('甲 (owed to 乙): 支付货款, CNY 12,345.00, by 31 December 2026 at the latest.');
  });

  test('what is not known is left out', () => {
    expect(termClause({ who: '甲', what: '当面道歉' }, 'zh')).toBe('甲应当面道歉。');
    expect(termClause({ what: '双方互不追究' }, 'zh')).toBe('双方互不追究。');
    expect(performanceClause({ who: '甲' }, 'zh')).toBe('');
    expect(performanceClause({ how: '现金', where: '调解室', by: '2026-12-05' }, 'zh')).toBe(
      '方式：现金；地点：调解室；时限：2026年12月5日前（含当日）',
    );
  });
});

describe('人民调解协议书', () => {
  test('has a place to sign for every party, the mediator and the recorder, and one for the seal, and nobody’s signature', () => {
    const lines = paperText(agreementPaper(agreementForm.sample)).split('\n');
    expect(lines.filter((line) => line.endsWith('（签名、盖章或按指印）：____'))).toEqual([
      '当事人　王建国（签名、盖章或按指印）：____',
      '当事人　李树田（签名、盖章或按指印）：____',
    ]);
    expect(lines).toContain('人民调解员　陈志远（签名）：____');
    expect(lines).toContain('记录人　周敏（签名）：____');
    expect(lines).toContain('（人民调解委员会印章） 2026年12月2日');
  });

  test('is made in a copy for each party and one for the committee unless said otherwise', () => {
    const three = { parties: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] };
    expect(paperText(agreementPaper(three))).toContain('本协议一式4份');
    expect(paperText(agreementPaper({ ...three, copies: 6 }))).toContain('本协议一式6份');
    expect(paperText(agreementPaper({}))).toContain('本协议一式____份');
  });

  test('shows an organisation with its code and its head', () => {
    const text = paperText(
      agreementPaper({
        parties: [
          { name: '甲', representative: '王五（父亲，法定代理人）' },
          {
            kind: 'organisation',
            name: '安和县某建材店',
            creditCode: '92990101MA00000000',
            head: '赵六',
            headPost: '经营者',
          },
        ],
      }),
    );
    expect(text).toContain('代理人 | 王五（父亲，法定代理人）');
    expect(text).toContain('统一社会信用代码 | 92990101MA00000000');
    expect(text).toContain('法定代表人（负责人） | 赵六 | 职务 | 经营者');
    expect(text).not.toContain('身份证号 | 92990101MA00000000');
  });

  test('cites the articles on effect, confirmation within thirty days and lawsuit', () => {
    const text = paperText(agreementPaper({}));
    expect(text).toMatch(
      /签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效.*第二十九条、第三十一条/u,
    );
    expect(text).toMatch(/生效之日起三十日内共同向人民法院申请司法确认（第三十三条）/u);
    expect(text).toMatch(/提起诉讼（第三十二条）/u);
  });
});

describe('授权委托书', () => {
  test('gives special powers only as named, and none at all with a general power', () => {
    const special = paperText(powerOfAttorneyPaper({ powers: 'special', special: ['settle'] }));
    expect(special).toContain('√特别授权');
    expect(special).toContain('√代为进行和解');
    expect(special).toContain('□代为放弃请求');
    const general = paperText(powerOfAttorneyPaper({ powers: 'general', special: ['waive'] }));
    expect(general).toContain('√一般代理');
    expect(general).not.toMatch(/√代为(?:承认|变更|放弃|进行)/u);
  });
});

describe('人民调解记录', () => {
  test.each([
    ['agreed', '√达成协议'],
    ['failed', '√未达成协议'],
    ['adjourned', '√择期'],
  ] as const)('ended as %s ticks %s and nothing else', (result, ticked) => {
    const text = paperText(mediationRecordPaper({ result }));
    expect(text).toContain(ticked);
    expect(text.match(/√/gu)).toHaveLength(1);
  });

  test('has a place to sign for everybody who was there', () => {
    const text = paperText(
      mediationRecordPaper({ parties: ['甲', '乙'], invited: ['丙'], mediators: ['丁', '戊'], recorder: '己' }),
    );
    for (const name of ['当事人　甲', '当事人　乙', '参加人　丙', '调解员　丁', '调解员　戊', '记录人　己']) {
      expect(text).toMatch(new RegExp(`${name}（签名`, 'u'));
    }
  });
});
