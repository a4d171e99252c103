import { Client, DatabaseError } from 'pg';

/** Owns every table and function; nobody signs in as it. */
export const OWNER_ROLE = 'anhe_owner';
/** The role of requests. */
export const APP_ROLE = 'anhe_app';
/** The role of jobs; owns the schema of the job queue. */
export const WORKER_ROLE = 'anhe_worker';

/**
 * Makes the three roles and what they may do in this database. Needs a superuser, or a role that may
 * create roles and holds the database. Safe to repeat.
 */
export async function prepareRoles(client: Client): Promise<void> {
  await makeRole(client, OWNER_ROLE, 'NOLOGIN');
  await makeRole(client, APP_ROLE, 'LOGIN');
  await makeRole(client, WORKER_ROLE, 'LOGIN');
  await becomeMember(client, OWNER_ROLE);
  await becomeMember(client, WORKER_ROLE);
  // The queue's tables answer only to their owner and its members: by this grant a function of the
  // owner may add a job inside the transaction of a request.
  await grantMembership(client, WORKER_ROLE, OWNER_ROLE);
  await grantDatabase(client);
  await allowSearchUnderPolicies(client);
}

/**
 * Gives one of our roles the password of its address, unless it can sign in with it already: roles belong
 * to the whole server, and two databases must not write the same row of it at once. A role of the
 * operator's own is left alone.
 */
export async function ensurePassword(client: Client, url: string): Promise<void> {
  const { username, password } = new URL(url);
  const ours = [APP_ROLE, WORKER_ROLE].find((role) => role === decodeURIComponent(username));
  if (ours === undefined || (await canSignIn(url))) return;
  await client.query(`ALTER ROLE ${ours} PASSWORD ${client.escapeLiteral(decodeURIComponent(password))}`);
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // 28: wrong or no password. Anything else is told by the next use of the address.
    return !(error instanceof DatabaseError && error.code?.startsWith('28'));
  }
}

/** What the roles may do in a database; a clone of a database does not take these over. */
export async function grantDatabase(client: Client, database?: string): Promise<void> {
  const name = client.escapeIdentifier(database ?? (await currentDatabase(client)));
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
    GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${name} TO ${OWNER_ROLE};
    GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${APP_ROLE};
    GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${name} TO ${WORKER_ROLE}`);
  if (database === undefined) {
    await client.query(`GRANT USAGE ON SCHEMA public TO PUBLIC; GRANT CREATE ON SCHEMA public TO ${OWNER_ROLE}`);
  }
}

async function makeRole(client: Client, role: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0)
    await client.query(`CREATE ROLE ${role} ${login} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
}

/** From PostgreSQL 16 on, whoever creates a role may hand it out, yet not act as it before doing so to himself. */
async function becomeMember(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ able: boolean }>(
    `SELECT pg_catalog.pg_has_role(current_user, $1,
       CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS able`,
    [role],
  );
  if (rows[0]?.able !== true) await client.query(`GRANT ${role} TO CURRENT_USER`);
}

async function grantMembership(client: Client, role: string, member: string): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(
    `SELECT pg_catalog.pg_has_role($1::name, $2::name, 'member') AS member`,
    [member, role],
  );
  if (rows[0]?.member !== true) await client.query(`GRANT ${role} TO ${member}`);
}

/**
 * Full-text search under row-level security uses its index only when the match function is known to
 * leak nothing; it raises no error that shows its input. Only a superuser may say so; elsewhere
 * search still answers rightly, by a slower plan.
 */
async function allowSearchUnderPolicies(client: Client): Promise<void> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.rolsuper === true)
    await client.query('ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF');
}

async function currentDatabase(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  return rows[0]?.name ?? '';
}

/**
 * Refuses a role for requests or jobs that row-level security would not hold: superuser, BYPASSRLS,
 * or able to become the owner. Throws with the role and the reason.
 */
export async function checkRequestRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; super: boolean; bypass: boolean; owner: boolean }>(
    `SELECT rolname AS name, rolsuper AS super, rolbypassrls AS bypass,
            pg_catalog.pg_has_role(rolname, $1::name, 'member') AS owner
     FROM pg_catalog.pg_roles WHERE rolname = current_user`,
    [OWNER_ROLE],
  );
  const role = rows[0];
  if (role === undefined) throw new Error('The database does not know its own current role');
  const reasons = [role.super && 'superuser', role.bypass && 'BYPASSRLS', role.owner && `member of ${OWNER_ROLE}`];
  const reason = reasons.find((text) => text !== false);
  if (reason === undefined) return;
  throw new Error(
    `数据库角色 ${role.name} 权限过大（${reason}），行级安全对它不起作用，拒绝启动。` +
      ` Database role ${role.name} is too powerful (${reason}): row-level security would not hold it, so the start is refused.`,
  );
}
