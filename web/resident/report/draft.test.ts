import { expect, test } from 'vitest';
import { submitMatter } from '../../../server/modules/intake/contract.ts';
import { reportSteps } from '../router.ts';
import { bodyOf, charactersIn, emptyDraft, isPhone, lacksOf, type Draft } from './draft.ts';

const today = '2026-11-23';
const filled: Draft = {
  ...emptyDraft('k'.repeat(32), 1),
  noticeVersion: '2026-11-01',
  category: '02',
  description: '楼上卫生间漏水三个月了。',
  townshipCode: '990101001',
  name: '王秀英',
  phone: '138 1234 5678',
};

function fields(draft: Draft): string[] {
  return reportSteps.flatMap((step) => lacksOf(step, draft, today)).map((lack) => `${lack.field}:${lack.words}`);
}

test('a filled report lacks nothing, an empty one lacks account, place, name and telephone', () => {
  expect(fields(filled)).toEqual([]);
  expect(fields(emptyDraft('k', 1))).toEqual(['description:account', 'township:township', 'name:name', 'phone:phone']);
});

test.each<[string, Partial<Draft>, string[]]>([
  ['an account of blanks is no account', { description: ' \n ' }, ['description:account']],
  ['an account of 5,001 characters is too long', { description: '水'.repeat(5001) }, ['description:account-long']],
  ['a complaint must name the body', { category: '71', complaint: true }, ['body:body']],
  ['a day in the future', { occurredOn: '2026-11-24' }, ['occurredOn:date-future']],
  ['a day that does not exist', { occurredOn: '2026-02-30' }, ['occurredOn:date-wrong']],
  ['today is no future', { occurredOn: today }, []],
  ['no people', { people: '0' }, ['people:people']],
  ['another side without a name', { others: [{ kind: 'person', name: ' ', phone: '' }] }, ['other-0:other-empty']],
  [
    'another side with a telephone that is none',
    { others: [{ kind: 'person', name: '李某', phone: '12' }] },
    ['other-phone-0:other-phone'],
  ],
  ['filing for another asks who files', { filing: 'other' }, ['filerName:name']],
  ['filing for a body asks its name', { filing: 'organisation' }, ['organisation:organisation']],
  ['a telephone with letters', { phone: '138x' }, ['phone:phone-wrong']],
  ['who comes to the window needs no telephone', { way: 'window', phone: '' }, []],
  ['the village needs to know whom to ask', { way: 'village', phone: '' }, ['contact:contact']],
])('%s', (_, part, lacks) => {
  expect(fields({ ...filled, ...part })).toEqual(lacks);
});

test('a report that lacks nothing is a body that the contract accepts', () => {
  const drafts: Draft[] = [
    filled,
    { ...filled, category: 'unsure', way: 'relative', phone: '', contact: '女儿 王芳' },
    {
      ...filled,
      filing: 'other',
      relation: 'helper',
      filerName: '陈志愿',
      together: ['赵一', '  '],
      others: [
        { kind: 'person', name: '李某', phone: '' },
        { kind: 'organisation', name: '某某超市', phone: '0199-6601234' },
      ],
      occurredOn: '2026-10-01',
      people: '3',
      claims: '修好',
      placeDetail: '3 栋',
      safe: '白天打',
      dangerSigns: ['threat'],
      consents: { shareWithRespondent: false },
      askedForCounty: true,
      files: [{ fileId: '0199a1b2-0000-7000-8000-000000000001', name: 'a.jpg' }],
    },
    { ...filled, filing: 'organisation', organisation: '和顺超市', complaint: true, category: '71', bodyId: 7 },
  ];
  for (const draft of drafts) {
    expect(fields(draft)).toEqual([]);
    expect(submitMatter.body.safeParse(bodyOf(draft, 'zh')).error).toBeUndefined();
  }
});

test('helper mode names the helper beside the person whose matter it is', () => {
  const body = bodyOf({ ...filled, filing: 'other', relation: 'helper', filerName: '陈志愿' }, 'zh');
  expect(body.applicants.map((one) => [one.role, one.name])).toEqual([
    ['self', '王秀英'],
    ['helper', '陈志愿'],
  ]);
});

test('what was left empty is not sent, and «说不清» sends no category', () => {
  expect(Object.keys(bodyOf({ ...filled, category: 'unsure' }, 'zh')).sort()).toEqual([
    'applicants',
    'areaCode',
    'description',
    'language',
    'noticeVersion',
  ]);
});

test('the village is sent where it was chosen, else the township', () => {
  expect(bodyOf(filled, 'zh').areaCode).toBe('990101001');
  expect(bodyOf({ ...filled, villageCode: '990101001003' }, 'zh').areaCode).toBe('990101001003');
});

test('a rare character and an emoji count as one', () => {
  expect(charactersIn('𡋾😀水')).toBe(3);
});

test('telephones may be written with spaces and dashes', () => {
  expect(['0199-6601234', '138 1234 5678', '+8613812345678', '12345'].every(isPhone)).toBe(true);
  expect(['1234', '电话', '138-abc', ''].some(isPhone)).toBe(false);
});
