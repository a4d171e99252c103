import { describe, expect, it } from 'vitest';
import * as contract from '../../../server/modules/disputes/contract.ts';
import { STATES } from '../../../server/modules/disputes/mediation.ts';
import { SHAM_QUESTIONS } from '../../../server/modules/disputes/sham.ts';
import { bodyOf, timeFields, type FieldSpec, type Values } from '../acts/sheet-spec.ts';
import { messages } from './messages.ts';
import {
  endReasonsFor,
  mediationSheets,
  obligationBody,
  partsBody,
  shamQuestions,
  type MediationSheetAct,
  type PartContext,
} from './mediation-sheets.ts';

const one = '01900000-0000-7000-8000-000000000001';
const two = '01900000-0000-7000-8000-000000000002';
const file = '01900000-0000-7000-8000-000000000009';
const context: PartContext = {
  principals: [one, two],
  hands: [one, two],
  dangerDeclarationNeeded: true,
  textVersion: '2026-11-01',
};

const parts: Values = {
  danger: { victimAsksFreely: true, heardAlone: true, rightsTold: true, reported: '已报派出所' },
  obligations: [
    {
      debtorId: one,
      creditorId: two,
      what: '修好楼上水管',
      amount: '1,200.50',
      dueOn: '2026-12-10',
      way: '现金',
      place: '村委会',
    },
  ],
  declared: { noStatusDecided: true, noCrimeSilenced: true },
  sham: [],
  others: [{ name: '王姨', relation: 'neighbour' }],
  othersAgreedBy: [one, two],
  hands: { [one]: { how: 'signature', fileId: file }, [two]: { how: 'fingerprint', fileId: file } },
  consents: [one, two],
  consentBy: {},
  agreedHow: { [one]: 'window', [two]: 'phone' },
  screen: { agreedBy: [one, two], identityChecked: 'identity_card', notFamilyStatus: true },
};

function filled(field: FieldSpec): unknown {
  if (field.kind === 'line' || field.kind === 'words') return '如实记录';
  if (field.kind === 'choice') return field.options[0];
  if (field.kind === 'number') return field.min;
  if (field.kind === 'date') return '2026-11-22';
  if (field.kind === 'moment') return '2026-11-22T14:05';
  if (field.kind === 'tick' || field.kind === 'yesNo') return true;
  if (field.kind === 'files') return [{ fileId: file, name: '协议.jpg' }];
  if (field.kind !== 'pick') return undefined;
  if (field.from === 'endReasons') return 'other';
  const ids = ['roster', 'mediators', 'colleagues'].includes(field.from) ? 5 : one;
  return field.many ? [ids] : ids;
}

const acts = Object.keys(mediationSheets) as MediationSheetAct[];
const contracts: Readonly<Record<string, unknown>> = { ...contract };

describe('sheets of the acts on a mediation', () => {
  it.each(acts)('%s, filled in, is a body that its contract takes', (act) => {
    const fields: readonly FieldSpec[] = [...mediationSheets[act].fields, ...timeFields];
    const values: Values = { ...parts, ...Object.fromEntries(fields.map((field) => [field.name, filled(field)])) };
    const made = partsBody(act, values, context);
    expect(made.missing).toStrictEqual([]);
    const { body } = contracts[act] as { body: { safeParse: (value: unknown) => { error?: unknown } } };
    const parsed = body.safeParse({ ...bodyOf(fields, values), ...made.body });
    expect(parsed.error).toBeUndefined();
  });

  it.each(acts)('%s has words in both languages for itself, its fields and its choices', (act) => {
    for (const words of [messages.zh, messages.en]) {
      expect(words.acts[act].title).toBeTruthy();
      expect(words.acts[act].does).toBeTruthy();
      for (const field of mediationSheets[act].fields as readonly FieldSpec[]) {
        const said = (
          words.fields as Readonly<Record<string, { label: string; options?: Readonly<Record<string, string>> }>>
        )[field.name];
        expect(said?.label).toBeTruthy();
        if (field.kind === 'choice')
          expect(field.options.filter((option) => !said?.options?.[option])).toStrictEqual([]);
      }
    }
  });

  it('asks the same questions about sham mediation as the server', () => {
    expect([...shamQuestions]).toStrictEqual([...SHAM_QUESTIONS]);
  });

  it.each(STATES)('names only reasons that have words to end a mediation in the state %s', (state) => {
    for (const reason of endReasonsFor(state)) {
      expect(contract.endReason.options).toContain(reason);
      expect(messages.zh.endReasons).toHaveProperty(reason);
      expect(messages.en.endReasons).toHaveProperty(reason);
    }
  });
});

describe('parts of a sheet', () => {
  it('an agreement names what is owed, by whom, to whom and until when', () => {
    expect(obligationBody({ debtorId: one, creditorId: two, what: '赔礼', dueOn: '2026-12-01' })).toStrictEqual({
      debtorId: one,
      creditorId: two,
      what: '赔礼',
      dueOn: '2026-12-01',
    });
    expect(obligationBody({ debtorId: one, creditorId: two, what: '赔礼' })).toBeUndefined();
    expect(
      obligationBody({ debtorId: one, creditorId: two, what: '付款', amount: '一百', dueOn: '2026-12-01' }),
    ).toBeUndefined();
    expect(partsBody('draftAgreement', { ...parts, obligations: [] }, context).missing).toStrictEqual(['obligations']);
    expect(partsBody('recordOralAgreement', { ...parts, obligations: [] }, context).missing).toStrictEqual([]);
  });

  it('whoever was there signed the record, or it says why not', () => {
    const silent = { ...parts, hands: { [one]: { how: 'signature' } } };
    expect(partsBody('recordSession', silent, context).missing).toStrictEqual(['hands']);
    const told = { ...parts, hands: { [one]: { how: 'signature' }, [two]: { how: 'unsigned', why: '提前离场' } } };
    expect(partsBody('recordSession', told, context).body).toMatchObject({
      signatures: [{ partyId: one, how: 'signature' }],
      unsigned: [{ partyId: two, why: '提前离场' }],
    });
  });

  it('signing on the screen needs everybody’s agreement, the check of identity and every picture', () => {
    const values = { ...parts, way: 'screen' };
    expect(partsBody('signAgreement', { ...values, screen: { agreedBy: [one] } }, context).missing).toStrictEqual([
      'screen',
    ]);
    expect(
      partsBody('signAgreement', { ...values, hands: { [one]: { how: 'signature' } } }, context).missing,
    ).toStrictEqual(['hands']);
    expect(partsBody('signAgreement', { ...parts, way: 'paper' }, context).body).not.toHaveProperty('screen');
  });

  it('on the spot everybody agrees, or it is not mediated', () => {
    expect(partsBody('mediateOnTheSpot', { ...parts, consents: [one] }, context).missing).toStrictEqual(['consents']);
  });

  it('in danger nothing starts without the declaration that the person asks for it freely', () => {
    expect(partsBody('startMediation', { danger: { heardAlone: true } }, context).missing).toStrictEqual(['danger']);
    expect(partsBody('startMediation', {}, { ...context, dangerDeclarationNeeded: false })).toStrictEqual({
      body: {},
      missing: [],
    });
  });
});
