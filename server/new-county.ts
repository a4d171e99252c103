import { localDateOf } from './kernel/instant.ts';
import { createAdministrators, type NewAdministrator } from './modules/people/index.ts';
import { loadGivenAreas } from './modules/places/index.ts';
import { seedCalendar } from './platform/calendar/index.ts';
import { inTransaction, openDatabase, type Tx } from './platform/db.ts';
import { OWNER_ROLE } from './platform/migrate/roles.ts';
import { systemPrincipal } from './platform/principal.ts';

/** What is known of a county before anybody works there. */
export interface CountyGiven {
  /** Six digits (GB/T 2260). It is also the county's id: it leads every key, and no two counties share it. */
  readonly code: string;
  /** With its kind at the end: 安和县, 新河市, 东城区, 阿拉善左旗. */
  readonly name: string;
}

const kinds = ['县', '市', '区', '旗'] as const;
const COUNTY_AREA = 1;

/**
 * Makes an empty real county: its row, its own area, the calendar of announced holidays, the three administrators and their
 * body, and nothing else.
 * All or nothing. `ownerUrl` is the address that migrates.
 * @throws Error with a line for the operator when the code or name is not one, or the database holds a county
 */
export async function makeCounty(ownerUrl: string, given: CountyGiven, at: Date): Promise<readonly NewAdministrator[]> {
  if (!/^\d{6}$/.test(given.code)) {
    throw new Error(`县代码应为六位数字，例如 331082。 A county code has six digits: ${given.code}`);
  }
  const kind = kinds.find((one) => given.name.endsWith(one));
  if (kind === undefined || given.name.length < 2) {
    throw new Error(`县名应以县、市、区或旗结尾。 A county's name ends in 县, 市, 区 or 旗: ${given.name}`);
  }
  const id = Number(given.code);
  const db = openDatabase({ url: ownerUrl, size: 1, name: 'anhe-new-county' });
  try {
    return await inTransaction(db, systemPrincipal(id, 'new-county'), async (tx) => {
      await tx.client.query(`SET LOCAL ROLE ${OWNER_ROLE}`);
      await insertCounty(tx, id, given, at);
      const validFrom = localDateOf(at);
      const area = { id: COUNTY_AREA, parentId: null, level: 'county', kind, validFrom } as const;
      await loadGivenAreas(tx, [{ ...area, code: given.code, name: given.name }]);
      await seedCalendar(tx, at);
      return createAdministrators(tx, { areaId: COUNTY_AREA, countyName: given.name, at });
    });
  } finally {
    await db.end();
  }
}

async function insertCounty(tx: Tx, id: number, given: CountyGiven, at: Date): Promise<void> {
  // Locked, so that two set-ups at once do not both find the table empty.
  await tx.client.query('LOCK TABLE platform.county IN EXCLUSIVE MODE');
  const { rows } = await tx.client.query<{ name: string }>('SELECT name FROM platform.county');
  if (rows[0] !== undefined) {
    throw new Error(
      `数据库中已有「${rows[0].name}」，不能再建。 The database already holds ${rows[0].name}: take an empty data folder or database.`,
    );
  }
  await tx.client.query(
    `INSERT INTO platform.county (id, code, name, kind, created_at) VALUES ($1, $2, $3, 'real', $4)`,
    [id, given.code, given.name, at],
  );
}
