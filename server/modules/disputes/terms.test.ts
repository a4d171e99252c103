import { describe, expect, it } from 'vitest';
import { checkOral, checkTerms, forbiddenIn, type StatedTerms } from './terms.ts';

const good: StatedTerms = {
  obligations: [{ debtorId: 'b', creditorId: 'a', what: '修好漏水的水管', dueOn: '2026-03-20' }],
  texts: ['乙方承担全部责任。', undefined],
  declared: { noStatusDecided: true, noCrimeSilenced: true },
  agreedOn: '2026-03-02',
  principals: ['a', 'b'],
};

describe('terms that decide marriage, parentage or adoption', () => {
  it.each([
    '双方自愿离婚。',
    '双方同意于3月到民政局办理离婚登记',
    '王某应当与李某离婚',
    '自签字之日起解除婚姻关系',
    '双方婚姻关系自今日起终止',
    '解除收养关系,各不相干',
    '孩子由张某夫妇收养',
    '确认王某与王小某不存在亲子关系',
    '断绝父子关系',
    '王小某并非李某亲生',
    '双方不再是夫妻',
    '自 愿 离 婚',
    'The parties agree to divorce by June.',
  ])('are refused: %s', (text) => {
    expect(forbiddenIn(text)?.code).toBe('term-decides-status');
  });

  it.each([
    '离婚后财产按七三分割',
    '双方离婚时已分割的房屋归女方',
    '每月支付抚养费800元',
    '赡养费由三兄弟平均负担',
    '孩子随母亲生活,父亲每周探望一次',
    '婚姻存续期间的债务由男方偿还',
    '离婚纠纷中的彩礼返还三万元',
  ])('are told from property, care and support: %s', (text) => {
    expect(forbiddenIn(text)).toBeUndefined();
  });
});

describe('terms that silence a crime', () => {
  it.each([
    '甲方不得报案。',
    '甲方保证不再向公安机关报警',
    '乙方放弃追究甲方的刑事责任',
    '甲方到派出所撤案',
    '甲方撤回对乙方的控告',
    '今后不就此事向任何部门举报',
    '证人不得作证',
    'Party A will not report the matter to the police.',
    'Party A shall withdraw the criminal complaint.',
  ])('are refused: %s', (text) => {
    expect(forbiddenIn(text)?.code).toBe('term-silences-crime');
  });

  it.each([
    '乙方赔礼道歉,双方互不追究民事责任',
    '任何一方不履行的,另一方可以向人民法院起诉',
    '今后排水先打招呼',
    '乙方赔偿医疗费',
    '甲方对乙方表示谅解',
  ])('are told from what people may settle: %s', (text) => {
    expect(forbiddenIn(text)).toBeUndefined();
  });
});

describe('an agreement’s terms', () => {
  it('stand when they are whole and say nothing forbidden', () => {
    expect(checkTerms(good)).toBeUndefined();
  });

  it('need both declarations of the officer', () => {
    expect(checkTerms({ ...good, declared: { ...good.declared, noCrimeSilenced: false } })).toMatchObject({
      code: 'terms-not-declared',
      details: { declaration: 'noCrimeSilenced' },
    });
    expect(checkTerms({ ...good, declared: { ...good.declared, noStatusDecided: false } })).toMatchObject({
      details: { declaration: 'noStatusDecided' },
    });
  });

  it('are looked at in the other terms and in each obligation, and the refusal names words and law', () => {
    expect(checkTerms({ ...good, texts: [undefined, '双方自愿离婚'] })).toMatchObject({
      code: 'term-decides-status',
      details: { found: '自愿离婚', article: '第三百五十五条' },
    });
    const [one] = good.obligations;
    expect(
      checkTerms({ ...good, obligations: [{ ...(one as NonNullable<typeof one>), what: '不得报案' }] }),
    ).toMatchObject({ code: 'term-silences-crime', details: { article: '第一百一十条' } });
  });

  it.each([
    ['to oneself', { creditorId: 'b' }, 'obligation-to-oneself'],
    ['of a stranger', { debtorId: 'x' }, 'party-unknown'],
    ['due before the day of the agreement', { dueOn: '2026-03-01' }, 'obligation-due-before'],
  ])('hold no obligation %s', (_, more, code) => {
    const [one] = good.obligations;
    expect(checkTerms({ ...good, obligations: [{ ...(one as NonNullable<typeof one>), ...more }] })).toMatchObject({
      code,
      details: { obligation: 1, article: '第三十四条' },
    });
  });

  it('are by word of mouth only where nobody wants a paper, all is done on the day, and the matter is not complex', () => {
    const atOnce = {
      agreedOn: '2026-03-02',
      obligations: [{ debtorId: 'b', creditorId: 'a', what: '道歉', dueOn: '2026-03-02' }],
    };
    expect(checkOral(atOnce, true, 'simple')).toBeUndefined();
    expect(checkOral(atOnce, false, 'simple')).toMatchObject({ code: 'paper-needed', details: { why: 'wanted' } });
    expect(checkOral(atOnce, true, 'complex')).toMatchObject({ details: { why: 'complex' } });
    expect(checkOral(good, true, 'simple')).toMatchObject({ details: { why: 'not-at-once' } });
  });
});
