import { describe, expect, it } from 'vitest';
import {
  noticeBody,
  proposeSupervision,
  recordSupervisionDecision,
  replyToSupervision,
  urgeBody,
} from '../../../server/modules/matters/contract.ts';
import { bodyOf, missingFields, timeFields, type FieldSpec, type Values } from '../acts/sheet-spec.ts';
import { readLateSearch, workbookAddress } from './late-search.ts';
import { messages } from './messages.ts';
import { type SupervisionAct, supervisionSheets } from './supervision-sheets.ts';

const id = '01900000-0000-7000-8000-000000000001';
const members: Readonly<Record<SupervisionAct, object>> = {
  urgeBody: { clockId: id },
  noticeBody: { clockId: id },
  proposeSupervision: { clockId: id },
  recordSupervisionDecision: { supervisionId: id },
  replyToSupervision: { supervisionId: id },
};

function filled(field: FieldSpec): unknown {
  if (field.kind === 'line' || field.kind === 'words') return '如实说明';
  if (field.kind === 'choice') return field.options[0];
  if (field.kind === 'date') return '2026-11-22';
  if (field.kind === 'moment') return '2026-11-22T14:05';
  if (field.kind === 'yesNo') return true;
  return 29;
}

const contracts = { urgeBody, noticeBody, proposeSupervision, recordSupervisionDecision, replyToSupervision } as const;

const acts = Object.keys(supervisionSheets) as SupervisionAct[];

describe('sheets of supervision', () => {
  it.each(acts)('%s, filled in whole or with what it demands, is a body that its contract takes', (act) => {
    const own: readonly FieldSpec[] = supervisionSheets[act];
    const all = [...own, ...timeFields];
    const whole: Values = Object.fromEntries(all.map((field) => [field.name, filled(field)]));
    let least: Values = {};
    for (let left = missingFields(own, least); left.length > 0; left = missingFields(own, least)) {
      const field = own.find((one) => one.name === left[0]) as FieldSpec;
      least = { ...least, [field.name]: filled(field) };
    }
    // What the page knows of the proposal brings further fields.
    const known = (['talk', 'listing'] as const).map((proposed) => ({ ...whole, proposed }));
    for (const values of [whole, least, ...known])
      expect(contracts[act].body.safeParse({ ...members[act], ...bodyOf(all, values) }).error).toBeUndefined();
  });

  it.each(acts)('%s says in both languages what it does and names every field and choice', (act) => {
    for (const words of [messages.zh, messages.en]) {
      expect(words.acts[act].does).toBeTruthy();
      // A proposal alone tells nobody; every other act of supervision reaches somebody.
      expect('tells' in words.acts[act], act).toBe(act !== 'proposeSupervision');
      for (const field of supervisionSheets[act] as readonly FieldSpec[]) {
        expect(words.fields, field.name).toHaveProperty([field.name]);
        if (field.kind === 'choice') expect(Object.keys(words.fields.level.options)).toEqual(field.options);
      }
    }
  });
});

describe('the address of what is late', () => {
  it('keeps body and area and drops the rest', () => {
    expect(readLateSearch({ body: '27', area: 990101101, page: '3' })).toEqual({ body: 27, area: '990101101' });
    expect(readLateSearch({ body: '-1', area: 'x' })).toEqual({});
    expect(readLateSearch({ body: '1e30' })).toEqual({});
  });

  it('asks for the workbook with the same filters', () => {
    expect(workbookAddress({})).toBe('/api/matters/late/workbook');
    expect(workbookAddress({ body: 27, area: '990101101' })).toBe('/api/matters/late/workbook?body=27&area=990101101');
  });
});
