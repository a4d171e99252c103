import { describe, expect, it } from 'vitest';
import * as contract from '../../../server/modules/matters/contract.ts';
import { type ActName, operationsOf, POSSIBLE } from '../../../server/modules/matters/lifecycle.ts';
import { bodyOf, missingFields, shownFields, timeFields, type FieldSpec, type Values } from '../acts/sheet-spec.ts';
import {
  actSheets,
  initialValues,
  isSheetAct,
  onlyChanged,
  orderActs,
  type SheetAct,
  untimedActs,
} from './act-sheets.ts';
import { outwardActs } from '../../../server/modules/matters/outward.ts';
import { messages } from './act-messages.ts';
import { subjectMissing } from './party-sheet.ts';
import { messages as matterMessages } from './messages.ts';
import { resultPicks } from './result-picks.ts';

const partyId = '01900000-0000-7000-8000-000000000001';

const clockPicks = ['pausableClocks', 'extendableClocks', 'pausedClocks', 'clockRequests'];

/** Something that a person could have filled in. */
function filled(field: FieldSpec): unknown {
  if (field.name === 'phone' || field.name === 'doorTelephone' || field.name === 'bodyTelephone') return '13800000000';
  switch (field.kind) {
    case 'line':
    case 'words':
      return '已经核实';
    case 'choice':
      return field.options[0];
    case 'lines':
      return '身份证复印件\n  \n房产证';
    case 'number':
      return field.min;
    case 'money':
      return '1,200.50';
    case 'date':
      return '2026-11-22';
    case 'moment':
      return '2026-11-22T14:05';
    case 'tick':
    case 'yesNo':
      return true;
    case 'rating':
      return 4;
    case 'files':
      return [{ fileId: partyId, name: '照片.jpg' }];
    case 'place':
      return '990101003012';
    case 'pick':
      if (field.from === 'parties' || field.from === 'applicants') return partyId;
      if (field.from === 'bodies' || field.from === 'helpers' || field.from === 'colleagues') return 12;
      if (field.from === 'categories') return '02';
      if (field.from === 'missingItems') return [1];
      if (field.from === 'refusalReasons') return 'notCompetent';
      if (clockPicks.includes(field.from)) return partyId;
      return field.many ? ['violence'] : 'mediated';
    default:
      return undefined;
  }
}

const contractOf: Readonly<
  Record<SheetAct, { body: { safeParse: (body: unknown) => { success: boolean; error?: unknown } } }>
> = contract;

const acts = Object.keys(actSheets) as SheetAct[];
// They allow an act of a procedure and are never written under their own name.
const inner = ['recordInProcedure', 'answerDataRequest'];

describe('sheets of the acts on a matter', () => {
  it.each(acts)('%s, filled in, is a body that its contract takes', (act) => {
    const fields: readonly FieldSpec[] = [...actSheets[act], ...(untimedActs.includes(act) ? [] : timeFields)];
    const values: Values = Object.fromEntries(fields.map((field) => [field.name, filled(field)]));
    const parsed = contractOf[act].body.safeParse(bodyOf(fields, values));
    expect(parsed.error).toBeUndefined();
    expect(parsed.success).toBe(true);
  });

  it.each(acts)('%s, with no more than what it demands, is a body that its contract takes', (act) => {
    const fields: readonly FieldSpec[] = actSheets[act];
    let values: Values = {};
    // Filling one field may show another that is demanded.
    for (let left = missingFields(fields, values); left.length > 0; left = missingFields(fields, values)) {
      const field = fields.find((one) => one.name === left[0]) as FieldSpec;
      values = { ...values, [field.name]: filled(field) };
    }
    expect(contractOf[act].body.safeParse(bodyOf(fields, values)).error).toBeUndefined();
  });

  it.each(acts)('%s says in both languages what it does, and names every field and choice', (act) => {
    for (const words of [messages.zh, messages.en]) {
      expect(words.acts[act].title).toBeTruthy();
      expect(words.acts[act].does).toBeTruthy();
      expect(words.acts[act].button).toBeTruthy();
      for (const field of actSheets[act] as readonly FieldSpec[]) {
        expect(words.fields, field.name).toHaveProperty([field.as ?? field.name]);
        if (field.kind !== 'choice') continue;
        const options =
          (words.fields as Record<string, { options?: Record<string, string> }>)[field.name]?.options ?? {};
        expect(field.options.filter((option) => !(option in options))).toStrictEqual([]);
      }
    }
  });

  it.each(['requestPause', 'requestExtension', 'resumeClock', 'recordTimeBar'] as const)(
    '%s asks the officer for a statement, not for the words of a party',
    (act) => {
      expect((actSheets[act] as readonly FieldSpec[]).find((field) => field.name === 'words')?.as).toBe('statement');
    },
  );

  it('are there for every act that the server may offer and that has an operation of its own here', () => {
    // A party rates on the own page; what is held about a person shows consents and requests, and answers them there.
    const elsewhere = ['rateMatter', 'withdrawConsentAtWindow', 'refuseCorrection'];
    const offered = operationsOf(Object.keys(POSSIBLE) as ActName[]);
    expect(offered.filter((act) => !isSheetAct(act) && !elsewhere.includes(act))).toStrictEqual([]);
    expect(acts.filter((act) => !offered.includes(act))).toStrictEqual([]);
  });
});

describe('results to answer with', () => {
  it('say of each whether the reply must give reason and legal basis, and leave the withdrawal to the party', () => {
    const result = (id: string, needsBasis: boolean) => ({ id, needsBasis, name: { zh: id, en: id } });
    const given = [result('done', false), result('cannotBeDone', true), result('withdrawn', false)];
    expect(resultPicks(given, (words) => words.zh, '（写明依据）')).toEqual([
      { value: 'done', label: 'done' },
      { value: 'cannotBeDone', label: 'cannotBeDone（写明依据）' },
    ]);
  });
});

describe('the course of a matter', () => {
  it('has words in both languages for every act that its history may hold', () => {
    const written = [...Object.keys(POSSIBLE), ...outwardActs];
    for (const words of [matterMessages.zh, matterMessages.en])
      expect(written.filter((act) => !(act in words.history) && !inner.includes(act))).toStrictEqual([]);
  });
});

describe('what a sheet begins with', () => {
  const matter = {
    category: '02',
    complexity: null,
    urgency: null,
    peopleInvolved: 3,
    amountFen: 120_050,
    areaCode: '990101003012',
    facts: { description: '楼上漏水', claims: null, placeDetail: '3 栋' },
  };
  const proposal = { complexity: 'general', urgency: 'normal', organisation: { id: 7 } };

  it('accepting begins with the proposal of triage', () => {
    expect(initialValues('acceptMatter', matter, proposal, [])).toStrictEqual({
      category: '02',
      complexity: 'general',
      urgency: 'normal',
    });
  });

  it('assigning begins with the proposed body, and asks for a reason only when another is chosen', () => {
    const values = initialValues('assignMatter', matter, proposal, []);
    expect(missingFields(actSheets.assignMatter, values)).toStrictEqual([]);
    expect(missingFields(actSheets.assignMatter, { ...values, organisationId: 8 })).toStrictEqual(['reason']);
    expect(bodyOf(actSheets.assignMatter, values)).toStrictEqual({ organisationId: 7 });
  });

  it('a correction sends what was changed and the reason, nothing else', () => {
    const before = bodyOf(actSheets.correctMatter, initialValues('correctMatter', matter, undefined, []));
    const after = { ...before, placeDetail: '4 栋', reason: '地点记错' };
    expect(onlyChanged(after, before)).toStrictEqual({ placeDetail: '4 栋', reason: '地点记错' });
  });

  it('a single party is chosen already', () => {
    expect(initialValues('reissueCode', matter, undefined, [partyId])).toStrictEqual({ partyId });
    expect(initialValues('reissueCode', matter, undefined, [partyId, 'other'])).toStrictEqual({});
  });
});

describe('who is complained of', () => {
  const accepting = { category: '02', complexity: 'general', urgency: 'normal', complaintCategories: ['71'] };
  const asked = (values: Values, act: 'acceptMatter' | 'addParty') =>
    shownFields(actSheets[act], values)
      .map((field) => field.name)
      .filter((name) => name.startsWith('subject'));

  it('is asked on accepting into a category about a body or officer, and only there', () => {
    expect(asked(accepting, 'acceptMatter')).toStrictEqual([]);
    const complaint = { ...accepting, category: '71' };
    expect(asked(complaint, 'acceptMatter')).toStrictEqual(['subjectOrganisationIds', 'subjectOfficerIds']);
    expect(missingFields(actSheets.acceptMatter, complaint)).toStrictEqual(['subjectOrganisationIds']);
    expect(missingFields(actSheets.acceptMatter, { ...complaint, subjectOfficerIds: [7] })).toStrictEqual([]);
    expect(subjectMissing(complaint)).toBe(true);
    expect(subjectMissing({ ...complaint, subjectOfficerIds: [7] })).toBe(false);
    expect(subjectMissing({ ...complaint, subjectOrganisationIds: [25] })).toBe(false);
    expect(subjectMissing({ ...complaint, subjectsKnown: true })).toBe(false);
    expect(bodyOf(actSheets.acceptMatter, { ...complaint, subjectOfficerIds: [7] })).toStrictEqual({
      category: '71',
      complexity: 'general',
      urgency: 'normal',
      subjectOfficerIds: [7],
    });
  });

  it('is asked of a respondent who is added to such a matter, not of an applicant', () => {
    const party = { role: 'organisation', category: '71', complaintCategories: ['71'] };
    expect(asked({ ...party, side: 'applicant' }, 'addParty')).toStrictEqual([]);
    expect(asked({ ...party, side: 'respondent' }, 'addParty')).toHaveLength(2);
  });
});

describe('a party that is added', () => {
  const fields = actSheets.addParty;
  const names = (values: Values) => shownFields(fields, values).map((field) => field.name);

  it('is a person with an identity number, or an organisation with a credit code', () => {
    expect(names({ side: 'respondent', role: 'self' })).toEqual(expect.arrayContaining(['name', 'idNumber']));
    const body = names({ side: 'respondent', role: 'organisation' });
    expect(body).toEqual(expect.arrayContaining(['organisation', 'creditCode']));
    expect(body).not.toContain('idNumber');
  });

  it('says whom it stands for among those of its own side, and an agent by which written powers until when', () => {
    const agent = shownFields(fields, { side: 'respondent', role: 'agent' });
    expect(agent.filter((field) => field.name === 'forPartyId')).toMatchObject([{ from: 'respondentsInDispute' }]);
    expect(missingFields(fields, { side: 'respondent', role: 'agent' })).toStrictEqual([
      'forPartyId',
      'name',
      'powers',
    ]);
    expect(agent.map((field) => field.name)).toContain('powersUntil');
  });

  it('applies only after it was told the notice, and is sent with what the forms ask in its own member', () => {
    expect(missingFields(fields, { side: 'applicant', role: 'self', name: '周小小' })).toStrictEqual(['noticeVersion']);
    expect(
      bodyOf(fields, { side: 'respondent', role: 'self', name: '吴大江', 'details.age': '40', 'details.gender': '男' }),
    ).toStrictEqual({ side: 'respondent', role: 'self', name: '吴大江', details: { gender: '男', age: '40' } });
  });
});

describe('order of the acts', () => {
  it('the step that moves the matter comes first, rare ones stand under more', () => {
    expect(orderActs(['restrictMatter', 'recordProgress', 'answerMatter', 'rateMatter'])).toStrictEqual({
      main: ['recordProgress', 'answerMatter'],
      more: ['restrictMatter'],
    });
    expect(orderActs(['assignMatter', 'signForMatter']).main[0]).toBe('signForMatter');
    // What somebody waits for is never hidden under «more».
    const awaited = ['approveClockRequest', 'refuseClockRequest', 'recordTransferReceipt', 'declineReopening'];
    expect(orderActs(['restrictMatter', ...awaited]).main).toStrictEqual(awaited);
  });
});
