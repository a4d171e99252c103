import { describe, expect, it, test } from 'vitest';
import { fileNumber, keptFromUntil, pagesWords, retentionFor, spansOf, supplementNumber } from './dossier-archive.ts';
import {
  AS_NEEDED,
  DOSSIER_ITEMS,
  type DossierFacts,
  type DossierItem,
  inOrder,
  itemOfAct,
  itemOfPaper,
  type Piece,
  standingOfDossier,
} from './dossier-order.ts';

const facts: DossierFacts = {
  ended: 'written',
  agents: 0,
  performed: false,
  visited: false,
  confirmed: false,
  noted: false,
  notApplicable: [],
};
const kinds = {
  application: 'application',
  rights: 'rights-notice',
  record: 'mediation-record',
  agreement: 'agreement',
} as const;
const sheet = (item: keyof typeof kinds): Piece => ({ from: 'record', item, kind: kinds[item] });
const file = (item: DossierItem, fileId = item as string): Piece => ({ from: 'file', item, fileId });

/** Everything that every dossier with a written agreement must hold. */
const whole: readonly Piece[] = [
  sheet('application'),
  sheet('rights'),
  file('identity'),
  sheet('record'),
  sheet('agreement'),
  file('agreement', 'sealed'),
];

describe('the order of a dossier (卷内目录)', () => {
  it('has thirteen items, of which six are 必须', () => {
    const { items } = standingOfDossier([], facts);
    expect(items.map((one) => one.place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(items.filter((one) => one.required).map((one) => one.item)).toEqual([
      'application',
      'rights',
      'identity',
      'record',
      'agreement',
      'back',
    ]);
  });

  it('binds papers before files within an item, and items in their order', () => {
    const given = [
      file('agreement', 'a'),
      file('identity', 'b'),
      sheet('agreement'),
      sheet('application'),
      file('agreement', 'c'),
    ];
    expect(inOrder(given)).toEqual([
      sheet('application'),
      file('identity', 'b'),
      sheet('agreement'),
      file('agreement', 'a'),
      file('agreement', 'c'),
    ]);
  });

  test.each([
    ['acceptance-register', 'application'],
    ['termination-notice', 'agreement'],
    ['oral-agreement', 'agreement'],
    ['evidence-list', 'evidence'],
    ['closing-report', 'note'],
    ['receipt', undefined],
    ['toString', undefined],
  ])('binds the paper %s under %s', (kind, item) => {
    expect(itemOfPaper(kind)).toBe(item);
  });

  test.each([
    ['recordSeal', 'agreement'],
    ['recordSession', 'record'],
    ['submitMatter', 'evidence'],
    ['recordPerformance', 'performance'],
    ['reportPerformance', 'performance'],
    ['recordJudicialConfirmation', 'confirmation'],
    ['recordOpinion', undefined],
    ['requestPause', undefined],
    ['constructor', undefined],
  ])('puts what came with %s under %s', (act, item) => {
    expect(itemOfAct(act)).toBe(item);
  });
});

describe('completeness', () => {
  it('is there when everything 必须 lies in it', () => {
    expect(standingOfDossier(whole, facts)).toMatchObject({ complete: true, missing: [] });
  });

  test.each(DOSSIER_ITEMS.filter((item) => !AS_NEEDED.includes(item) && item !== 'back'))(
    'misses the item %s where nothing fills it',
    (item) => {
      const standing = standingOfDossier(
        whole.filter((piece) => piece.item !== item),
        facts,
      );
      expect(standing).toMatchObject({ complete: false, missing: [item] });
    },
  );

  it('asks for the signed and sealed scan of a written agreement, and not of an oral one', () => {
    const printed = whole.filter((piece) => !(piece.from === 'file' && piece.item === 'agreement'));
    const written = standingOfDossier(printed, facts);
    expect(written.missing).toEqual(['agreement']);
    expect(written.items.find((one) => one.item === 'agreement')?.gap).toBe('signed-scan');
    expect(standingOfDossier(printed, { ...facts, ended: 'oral' }).complete).toBe(true);
    expect(standingOfDossier(printed, { ...facts, ended: 'without' }).complete).toBe(true);
  });

  const called: readonly (readonly [DossierItem, Partial<DossierFacts>])[] = [
    ['attorney', { agents: 1 }],
    ['performance', { performed: true }],
    ['follow_up', { visited: true }],
    ['confirmation', { confirmed: true }],
  ];
  test.each(called)('%s is missing only where the case calls for it, until it is filled or marked', (item, more) => {
    expect(standingOfDossier(whole, facts).items.find((one) => one.item === item)?.state).toBe('empty');
    expect(standingOfDossier(whole, { ...facts, ...more }).missing).toEqual([item]);
    expect(standingOfDossier([...whole, file(item)], { ...facts, ...more }).complete).toBe(true);
    const marked = standingOfDossier(whole, { ...facts, ...more, notApplicable: [item] });
    expect(marked.complete).toBe(true);
    expect(marked.items.find((one) => one.item === item)?.state).toBe('not_applicable');
  });

  it('takes no mark for what is 必须', () => {
    expect(standingOfDossier([], { ...facts, notApplicable: [...DOSSIER_ITEMS] }).missing).toEqual([
      'application',
      'rights',
      'identity',
      'record',
      'agreement',
    ]);
  });
});

describe('numbers, pages and terms', () => {
  it('writes file numbers with four digits and supplements behind them', () => {
    const number = fileNumber({ year: 2026, committee: '新河', serial: 7 });
    expect(number).toBe('2026-新河人调卷-0007');
    expect(supplementNumber(number, 2)).toBe('2026-新河人调卷-0007-补2');
    expect(fileNumber({ year: 2026, committee: '新河', serial: 12_345 })).toBe('2026-新河人调卷-12345');
  });

  it('numbers pages through from 1', () => {
    expect(spansOf([2, 1, 3]).map(pagesWords)).toEqual(['1-2', '3', '4-6']);
  });

  it('counts the term from 1 January after archiving, to the last day of the last year', () => {
    expect(keptFromUntil('2026-12-31', 10)).toEqual({ from: '2027-01-01', until: '2036-12-31' });
    expect(keptFromUntil('2026-01-01', null)).toEqual({ from: '2027-01-01', until: null });
  });

  it('takes the row of the kind of dispute before the row of all dossiers', () => {
    const table = {
      retention: [{ id: 'mediationDossier', name: { zh: '卷宗' }, years: 30 }],
      dossierRetention: [{ id: 'land', name: { zh: '土地' }, years: null, categories: ['07'] }],
    };
    expect(retentionFor(table, '07')).toEqual({ rule: 'land', years: null });
    expect(retentionFor(table, '02')).toEqual({ rule: 'mediationDossier', years: 30 });
    expect(() => retentionFor({ retention: [] }, '02')).toThrow(RangeError);
  });
});
