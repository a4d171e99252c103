// What the samples may change and end without anything else in the tests standing on it.
import { forgetStamps } from '../../../server/platform/stamps.ts';
import type { TestHouse } from '../house.ts';

/** An officer, a post, a body and a mediator of the small county that nothing else in the tests stands on. */
export const spare = {
  officerId: 90,
  postId: 190,
  organisationId: 90,
  mediatorId: 290,
  areaId: 112,
  windowId: 90,
  serviceId: 90,
} as const;

/** Puts the spare ones there. */
export async function enterSpare(t: TestHouse): Promise<void> {
  await t.look(`
    insert into places.area (county_id, id, parent_id, level, kind, code, name, path, valid_from) values (1, 112, 11, 'village', '村', '990101201202', '西山村', '1.11.112', '2020-01-01');
    insert into people.organisation (county_id, id, kind, level, area_id, parent_id, name, short_name, telephone, valid_from)
      values (1, 90, 'mediation_committee', 'village', 112, null, '西山村人民调解委员会', '西山', null, '2020-01-01');
    insert into people.officer (county_id, id, name, username, created_at) values (1, 90, '测试九十', 'user90', '2025-01-01');
    insert into people.post (county_id, id, officer_id, organisation_id, roles, valid_from) values (1, 190, 90, 90, '{}', '2025-01-01');
    insert into people.mediator (county_id, id, organisation_id, name, since) values (1, 290, 90, '何守信', '2024-01-01'), (1, 201, 20, '罗秀英', '2024-01-01');
    insert into intake.service_window (county_id, id, centre_id, number, name, body_id, manner, hours, slot_minutes, places, valid_from)
      values (1, 90, 1, 90, '综合受理', 1, 'standing', '[{"weekday": 2, "from": "09:00", "to": "12:00"}]', 30, 9, '2020-01-01');
    insert into intake.service (county_id, id, centre_id, code, name, what, materials, takes, fee, bookable, window_ids, valid_from)
      values (1, 90, 1, 'Z', '矛盾纠纷登记', '登记', '{身份证}', '当场', '不收费', true, '{90}', '2020-01-01');
    insert into platform.stamp (county_id, topic, value) select 1, topic, nextval('platform.stamp_value') from unnest(array['areas', 'people', 'windows']) as topic
      on conflict (county_id, topic) do update set value = excluded.value`);
  // What the house holds in memory is looked at anew.
  forgetStamps();
}
