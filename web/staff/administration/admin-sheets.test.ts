import { describe, expect, it } from 'vitest';
import * as intake from '../../../server/modules/intake/contract.ts';
import * as matters from '../../../server/modules/matters/contract.ts';
import * as people from '../../../server/modules/people/contract.ts';
import * as places from '../../../server/modules/places/contract.ts';
import { bodyOf, missingFields, type FieldSpec, type Values } from '../acts/sheet-spec.ts';
import { adminSheets, extraBody, withoutHelpers, type AdminAct } from './admin-sheets.ts';
import { messages } from './messages.ts';

const contracts: Readonly<Record<string, unknown>> = { ...intake, ...matters, ...people, ...places };
const acts = Object.keys(adminSheets) as AdminAct[];

function filled(act: AdminAct, field: FieldSpec): unknown {
  switch (field.name) {
    case 'code':
      return act.endsWith('Service') ? 'A' : '990101003';
    case 'kind':
      return act.endsWith('Area') ? '镇' : 'department';
    case 'number':
      return 3;
    case 'manner':
      return 'standing';
    case 'hours':
      return '周一 09:00-12:00';
    case 'slotMinutes':
      return 30;
    case 'places':
      return 2;
    case 'windowIds':
      return [5];
    case 'username':
      return 'zhang.san';
    case 'telephone':
      return '0199-6601234';
    case 'phone':
      return '13800000000';
    case 'level':
      return 'industry';
    case 'roles':
      return ['window_clerk'];
    default:
      break;
  }
  if (field.kind === 'pick') return 5;
  if (field.kind === 'date') return '2026-12-01';
  if (field.kind === 'number') return 2027;
  if (field.kind === 'yesNo') return true;
  return '河西镇、调解';
}

describe('sheets of the administrators', () => {
  it.each(acts)('%s, filled in, is a body that its contract takes', (act) => {
    const fields: readonly FieldSpec[] = adminSheets[act];
    const values: Values = Object.fromEntries(fields.map((field) => [field.name, filled(act, field)]));
    expect(missingFields(fields, values)).toStrictEqual([]);
    const { body } = contracts[act] as { body: { safeParse: (value: unknown) => { error?: unknown } } };
    // Whose post it is comes from the page, not from the sheet.
    const whose = act === 'assignPost' ? { officerId: 7 } : {};
    const sent = { ...withoutHelpers(bodyOf(fields, values)), ...extraBody(act, values), ...whose };
    expect(body.safeParse(sent).error).toBeUndefined();
  });

  it.each(acts)('%s has words in both languages for itself and its fields', (act) => {
    for (const words of [messages.zh, messages.en]) {
      expect(words.acts[act].title).toBeTruthy();
      expect(words.acts[act].does).toBeTruthy();
      expect(adminSheets[act].filter((field) => !(field.name in words.fields))).toStrictEqual([]);
    }
  });

  it('specialities are parted by the marks that people use', () => {
    expect(extraBody('addMediator', { specialityWords: '婚姻家庭、邻里，土地 物业' })).toStrictEqual({
      specialities: ['婚姻家庭', '邻里', '土地', '物业'],
      officerId: null,
    });
  });

  it('all roles can be taken away', () => {
    expect(extraBody('grantRoles', {})).toStrictEqual({ roles: [] });
  });
});
