// Pure. Decides who stands on a matter: applicants and respondents, persons and firms, somebody who helps or acts for another.
import { localDateOf } from '../kernel/instant.ts';
import { addDays } from '../kernel/local-date.ts';
import type { PracticeArea } from './areas.ts';
import { address, type FictionalPerson, firm, identityNumber, person, telephone } from './fictional-people.ts';
import type { PracticeParty } from './practice-matter.ts';
import type { Door } from './registration.ts';
import type { Occasion } from './scene.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

/** Where and through which door they are written down. */
export interface Setting {
  readonly township: PracticeArea;
  readonly village: PracticeArea;
  readonly door: Door;
  readonly at: Date;
  readonly dangerous: boolean;
}

/** The first applicant gets a lookup code; how the others are known is a matter of chance, more at the window than on the page. */
export function partiesOf(world: World, dice: Dice, occasion: Occasion, setting: Setting): PracticeParty[] {
  const parties: PracticeParty[] = [];
  const add = (
    side: PracticeParty['side'],
    role: PracticeParty['role'],
    more: Partial<PracticeParty>,
  ): PracticeParty => {
    const made: PracticeParty = {
      id: dice.id(setting.at),
      side,
      role,
      forPartyId: null,
      position: parties.length,
      name: null,
      organisation: null,
      phone: null,
      idNumber: null,
      address: null,
      details: null,
      contactWay: 'window',
      contact: null,
      powers: null,
      powersUntil: null,
      noticeVersion: side === 'applicant' ? world.profile.notice.version : null,
      codeMadeAt: null,
      reachedAt: null,
      replacedBy: null,
      replacedWhy: null,
      ...more,
    };
    parties.push(made);
    return made;
  };
  const atWindow = setting.door.post !== null;
  const natural = (who: FictionalPerson, known: number): Partial<PracticeParty> => {
    const phone = dice.chance(known) ? telephone(dice) : null;
    return {
      name: who.name,
      phone,
      contactWay: phone ? 'phone' : dice.pick(['relative', 'village', 'window'] as const),
      contact: phone ? null : dice.pick(['村委会转告', '本人到窗口来取', '女儿在县城，由她转告', '邻居家代收']),
      idNumber: atWindow && dice.chance(known * 0.8) ? identityNumber(dice, world.countyCode, who) : null,
      address: atWindow && dice.chance(known * 0.7) ? address(dice, setting.township.name, setting.village.name) : null,
      details:
        atWindow && dice.chance(known * 0.4)
          ? {
              gender: who.female ? '女' : '男',
              age: String(setting.at.getUTCFullYear() - who.birthYear),
              occupation: dice.pick(['务农', '务工', '个体', '退休', '无业', '教师', '司机']),
            }
          : null,
    };
  };
  const { applicant } = occasion;
  const year = setting.at.getUTCFullYear();
  const company = ['04', '05'].includes(occasion.category.code) && dice.chance(0.12);
  const first = company
    ? add('applicant', 'organisation', {
        organisation: firm(dice, 'shop'),
        phone: telephone(dice),
        contactWay: 'phone',
        codeMadeAt: setting.at,
      })
    : add('applicant', 'self', { ...natural(applicant, 0.92), codeMadeAt: setting.at });
  const extra = occasion.peopleInvolved > 1 ? Math.min(dice.whole(0, 3), occasion.peopleInvolved - 1) : 0;
  for (let i = 0; i < extra; i += 1) add('applicant', 'self', natural(person(dice, [year - 66, year - 22]), 0.7));
  if (!company && dice.chance(0.07)) {
    const role = applicant.birthYear < year - 66 ? dice.pick(['agent', 'helper'] as const) : 'helper';
    const child = person(dice, [applicant.birthYear + 22, applicant.birthYear + 34], { surname: applicant.surname });
    add('applicant', role, {
      ...natural(child, 1),
      forPartyId: first.id,
      ...(role === 'agent'
        ? {
            powers: '一般授权：代为参加调解，陈述事实和意见，提交和接收材料',
            powersUntil: addDays(localDateOf(setting.at), 180),
          }
        : {}),
    });
  }
  const { respondent } = occasion;
  if (respondent?.firm)
    add('respondent', 'organisation', {
      organisation: respondent.firm,
      phone: dice.chance(0.5) ? telephone(dice) : null,
      contactWay: 'window',
    });
  if (respondent?.person) add('respondent', 'self', { ...natural(respondent.person, 0.55), noticeVersion: null });
  if (respondent?.person && dice.chance(0.06))
    add(
      'respondent',
      'self',
      natural(person(dice, [year - 60, year - 24], { surname: respondent.person.surname }), 0.4),
    );
  return parties;
}
