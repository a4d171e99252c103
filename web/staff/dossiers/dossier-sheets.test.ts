import { describe, expect, it } from 'vitest';
import {
  addDossierSupplement,
  archiveDossier,
  describeDossier,
  fileInDossier,
  markDossierItem,
  voidDossierArchive,
} from '../../../server/modules/disputes/contract.ts';
import { bodyOf, type FieldSpec, missingFields, timeFields, type Values } from '../acts/sheet-spec.ts';
import { backState } from './back-state.ts';
import { type DossierAct, dossierSheets } from './dossier-sheets.ts';
import { readDossiersSearch, workbookAddress } from './dossiers-search.ts';
import { messages } from './messages.ts';

const id = '01900000-0000-7000-8000-000000000001';
const contract = {
  addDossierSupplement,
  archiveDossier,
  describeDossier,
  fileInDossier,
  markDossierItem,
  voidDossierArchive,
};
const members: Readonly<Record<DossierAct, object>> = {
  fileInDossier: { item: 'identity' },
  markDossierItem: { item: 'inquiry', notApplicable: true },
  describeDossier: {},
  archiveDossier: {},
  addDossierSupplement: {},
  voidDossierArchive: {},
};

function filled(field: FieldSpec): unknown {
  if (field.kind === 'line' || field.kind === 'words') return '如实说明';
  if (field.kind === 'files') return [{ fileId: id }];
  if (field.kind === 'moment') return '2026-11-22T14:05';
  if (field.kind === 'pick') return field.many ? [id] : 29;
  return undefined;
}

const acts = Object.keys(dossierSheets) as DossierAct[];

describe('sheets of the dossier', () => {
  it.each(acts)('%s, filled in whole or with what it demands, is a body that its contract takes', (act) => {
    const own: readonly FieldSpec[] = dossierSheets[act];
    const all = [...own, ...timeFields];
    const whole: Values = {
      ...Object.fromEntries(all.map((field) => [field.name, filled(field)])),
      incomplete: true,
    };
    let least: Values = {};
    for (let left = missingFields(own, least); left.length > 0; left = missingFields(own, least)) {
      const field = own.find((one) => one.name === left[0]) as FieldSpec;
      least = { ...least, [field.name]: filled(field) };
    }
    for (const values of [whole, least])
      expect(contract[act].body.safeParse({ ...members[act], ...bodyOf(all, values) }).error).toBeUndefined();
  });

  it.each(acts)('%s says in both languages what it does and names every field', (act) => {
    for (const words of [messages.zh, messages.en]) {
      expect(words.acts[act].does).toBeTruthy();
      for (const field of dossierSheets[act]) expect(words.fields).toHaveProperty([field.name]);
    }
  });
});

describe('the address of the list of dossiers', () => {
  it('keeps year and committee and drops the rest', () => {
    expect(readDossiersSearch({ year: '2026', committeeId: '20', page: '3' })).toEqual({ year: 2026, committeeId: 20 });
    expect(readDossiersSearch({ year: '1', committeeId: 'x' })).toEqual({});
  });

  it('asks for the workbook with the same filters', () => {
    expect(workbookAddress({})).toBe('/api/dossiers/workbook');
    expect(workbookAddress({ year: 2026, committeeId: 20 })).toBe('/api/dossiers/workbook?year=2026&committeeId=20');
  });
});

describe('the back cover (封底)', () => {
  it('is awaited until the dossier is archived, and not after', () => {
    expect(backState(null)).toBe('awaited');
    expect(backState({ sealed: false })).toBe('binding');
    expect(backState({ sealed: true })).toBe('bound');
  });
});
