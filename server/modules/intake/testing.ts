// A furnished hall for tests: windows and services of the county centre, made by the system administrator through the interface.
import { expect } from 'vitest';
import type { TestHouse } from '../../../test/harness/house.ts';

export interface TestHall {
  readonly windows: Readonly<Record<'one' | 'two' | 'housing', number>>;
  /** A: registration at windows 1 and 2, B: housing at the window where its office sits (takes no bookings). */
  readonly services: Readonly<Record<'register' | 'housing', number>>;
}

/** Monday to Friday, mornings; slots of half an hour with one place each at windows 1 and 2. */
export async function furnish(t: TestHouse): Promise<TestHall> {
  const made = async (url: string, body: object): Promise<number> => {
    const reply = await t.send({ as: 'systemAdmin', url, body });
    expect(reply.statusCode, reply.body).toBe(201);
    return reply.json<{ id: number }>().id;
  };
  const window = (number: number, name: string, bodyId: number, more: object = {}): Promise<number> =>
    made('/api/admin/windows', {
      centreId: 1,
      number,
      name,
      bodyId,
      manner: 'standing',
      hours: '周一至周五 09:00-12:00',
      slotMinutes: 30,
      places: 1,
      from: '2026-01-01',
      ...more,
    });
  const one = await window(1, '综合受理', 1);
  const two = await window(2, '综合受理', 1);
  const housing = await window(3, '住建', 27, { manner: 'rota', places: 0 });
  const service = (code: string, name: string, windowIds: number[], bookable: boolean): Promise<number> =>
    made('/api/admin/services', {
      centreId: 1,
      code,
      name,
      what: `${name}：说明来意，当场登记。`,
      materials: '身份证\n有关材料',
      takes: '当场',
      fee: '不收费',
      law: '《人民调解法》第四条',
      bookable,
      windowIds,
      from: '2026-01-01',
    });
  return {
    windows: { one, two, housing },
    services: {
      register: await service('A', '矛盾纠纷登记', [one, two], true),
      housing: await service('B', '物业纠纷', [housing], false),
    },
  };
}

/** A booking as the phone page sends it. */
export function bookingFor(t: TestHouse, hall: TestHall, startsAt: string, more: object = {}): object {
  return {
    serviceId: hall.services.register,
    startsAt,
    name: '周小满',
    phone: '19900000001',
    noticeVersion: t.house.profile.notice.version,
    ...more,
  };
}
