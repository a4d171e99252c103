// Decides which pads of the practice county lie ready for a power cut, who is named for small townships, and which programmes of other bodies have a key. Codes and keys are drawn anew at
// each loading and stand nowhere in plain: nobody has these keys, whoever wants to try one has one made.
import { createHash, randomBytes } from 'node:crypto';
import { DAY_MS, HOUR_MS, localDateOf } from '../kernel/instant.ts';
import { addDays } from '../kernel/local-date.ts';
import { matterNumber } from '../kernel/matter-number.ts';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { bytes, type Rows } from './rows.ts';
import { diceOf } from './seeded.ts';
import type { World } from './world.ts';

const codePlace = 'intake.pad_sheet.code';
/** Two pads: of the county's centre and of a township's. */
const sheetsOfPad = [10, 5] as const;
/** Numbers that they hold: the county's next matter gets the one behind them. */
export const PAD_NUMBERS = sheetsOfPad[0] + sheetsOfPad[1];

interface Given {
  readonly countyId: number;
  readonly at: Date;
  /** Last number of a matter. */
  readonly lastSerial: number;
  readonly makeCode: () => string;
}

/** 停电登记表 Issued some days ago; one sheet was spoiled. */
export function padRows(world: World, crypto: FieldCrypto, given: Given): Rows {
  const { countyId: county_id, at } = given;
  const dice = diceOf(`pads@${localDateOf(at)}`);
  const issuedAt = new Date(at.getTime() - 6 * DAY_MS);
  const bodies = ['county_centre', 'township_centre'].flatMap((kind) => {
    const body = world.organisations.find((one) => one.kind === kind);
    const post = body && world.postsOf(body.id).find((one) => one.roles.includes('window_clerk'));
    return body && post ? [{ body, post }] : [];
  });
  let serial = given.lastSerial;
  const pads = bodies.map(({ body, post }, i) => ({ id: dice.id(issuedAt), body, post, sheets: sheetsOfPad[i] ?? 0 }));
  return {
    'intake.pad': pads.map(({ id, body, post, sheets }) => ({
      county_id,
      id,
      organisation_id: body.id,
      sheets,
      issued_at: issuedAt,
      issued_by_post: post.id,
    })),
    'intake.pad_sheet': pads.flatMap(({ id, body, post, sheets }) =>
      Array.from({ length: sheets }, (_, i) => {
        serial += 1;
        const spoiled = i === 2;
        return {
          county_id,
          number: matterNumber(world.countyCode, localDateOf(issuedAt), serial),
          pad_id: id,
          organisation_id: body.id,
          position: i + 1,
          code_sealed: spoiled ? null : bytes(crypto.seal(codePlace, given.makeCode())),
          status: spoiled ? 'voided' : 'blank',
          ended_at: spoiled ? new Date(issuedAt.getTime() + HOUR_MS) : null,
          ended_by_post: spoiled ? post.id : null,
          void_reason: spoiled ? '打印时卡纸，字迹不清。' : null,
          version: spoiled ? 2 : 1,
        };
      }),
    ),
  };
}

/** 审核回访人员库 Named a month ago by the county, until further notice. */
export function poolRows(world: World, countyId: number, at: Date): Rows {
  const dice = diceOf(`pool@${localDateOf(at)}`);
  const named_at = new Date(at.getTime() - 30 * DAY_MS);
  const namer = world.posts.find((one) => one.roles.includes('system_admin'));
  return {
    'people.pool_member': world.pool.map((one) => ({
      county_id: countyId,
      id: dice.id(named_at),
      area_id: one.areaId,
      post_id: one.postId,
      valid_from: localDateOf(named_at),
      named_at,
      named_by: namer?.officerId ?? 0,
      version: 1,
    })),
  };
}

/** Of bodies that handle no matters themselves: nobody reads a matter by these accounts. */
const programmes = [
  { username: 'rexian-jiekou', name: '12345 热线平台', body: '12345热线', days: 240, ended: null },
  { username: 'fulian-jiekou', name: '妇女维权热线（旧）', body: '县妇联', days: 90, ended: 40 },
  { username: 'gonghui-jiekou', name: '职工维权平台（试点）', body: '县总工会', days: -20, ended: null },
] as const;

/** 接口密钥 One in force, one ended before its day, one whose day is over; each of an account that nobody signs in to. */
export function keyRows(world: World, countyId: number, at: Date): Rows {
  const county_id = countyId;
  const dice = diceOf(`keys@${localDateOf(at)}`);
  const made_at = new Date(at.getTime() - 120 * DAY_MS);
  const maker = world.posts.find((one) => one.roles.includes('security_admin'));
  const lastOfficer = Math.max(...world.officers.map((one) => one.id));
  const lastPost = Math.max(...world.posts.map((one) => one.id));
  const accounts = programmes.flatMap((one, i) => {
    const body = world.organisations.find((found) => found.shortName === one.body);
    if (body && world.postsOf(body.id).length > 0)
      throw new Error(`${one.body} handles matters: it has readers of its own`);
    return body ? [{ ...one, organisationId: body.id, officerId: lastOfficer + i + 1, postId: lastPost + i + 1 }] : [];
  });
  return {
    'people.officer': accounts.map((one) => ({
      county_id,
      id: one.officerId,
      name: one.name,
      username: one.username,
      status: 'active',
      must_change_password: false,
      credentials: 1,
      created_at: made_at,
      version: 1,
    })),
    'people.post': accounts.map((one) => ({
      county_id,
      id: one.postId,
      officer_id: one.officerId,
      organisation_id: one.organisationId,
      roles: ['handler'],
      valid_from: localDateOf(made_at),
      version: 1,
    })),
    'people.api_key': accounts.map((one) => ({
      county_id,
      id: dice.id(made_at),
      name: one.name,
      post_id: one.postId,
      token_hash: bytes(createHash('sha256').update(randomBytes(32)).digest()),
      made_at,
      made_by: maker?.officerId ?? 0,
      ends_on: addDays(localDateOf(at), one.days),
      ended_at: one.ended === null ? null : new Date(at.getTime() - one.ended * DAY_MS),
      ended_by: one.ended === null ? null : (maker?.officerId ?? 0),
      version: one.ended === null ? 1 : 2,
    })),
  };
}
