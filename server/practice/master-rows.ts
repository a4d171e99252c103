// Decides how map, bodies, officers and roster of the practice county stand in the tables of places and people.
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { bytes, type Rows } from './rows.ts';
import type { World } from './world.ts';

/** Map, bodies, officers without any password, posts, roster. */
export function masterRows(world: World, crypto: FieldCrypto, countyId: number, at: Date): Rows {
  const county_id = countyId;
  return {
    'places.area': world.areas.map((a) => ({
      county_id,
      id: a.id,
      parent_id: a.parentId,
      level: a.level,
      kind: a.kind,
      code: a.code,
      name: a.name,
      path: a.path.join('.'),
      valid_from: a.validFrom,
      version: 1,
    })),
    'places.area_naming': world.areas.map((a) => ({
      county_id,
      area_id: a.id,
      version: 1,
      valid_from: a.validFrom,
      code: a.code,
      name: a.name,
      kind: a.kind,
    })),
    'people.organisation': world.organisations.map((o) => ({
      county_id,
      id: o.id,
      kind: o.kind,
      level: o.level,
      area_id: o.areaId,
      parent_id: o.parentId,
      name: o.name,
      short_name: o.shortName,
      telephone: o.telephone,
      address: o.address,
      valid_from: o.validFrom,
      version: 1,
    })),
    'people.officer': world.officers.map((o) => ({
      county_id,
      id: o.id,
      name: o.name,
      username: o.username,
      status: 'active',
      must_change_password: false,
      credentials: 1,
      created_at: at,
      version: 1,
    })),
    'people.post': world.posts.map((p) => ({
      county_id,
      id: p.id,
      officer_id: p.officerId,
      organisation_id: p.organisationId,
      roles: p.roles,
      valid_from: p.validFrom,
      version: 1,
    })),
    'people.mediator': world.mediators.map((m) => ({
      county_id,
      id: m.id,
      officer_id: m.officerId,
      organisation_id: m.organisationId,
      name: m.name,
      full_time: m.fullTime,
      since: m.since,
      until: m.until,
      phone: bytes(crypto.seal('people.mediator.phone', m.phone)),
      specialities: m.specialities,
      status: m.until === null ? 'active' : 'retired',
      version: 1,
    })),
  };
}
