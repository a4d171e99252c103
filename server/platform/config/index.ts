import { resolve } from 'node:path';
import { settings, together } from './settings.ts';
import type { Setting } from './settings.ts';

type Values = { [K in keyof typeof settings]: (typeof settings)[K] extends Setting<infer T> ? T | undefined : never };

/** The environment, checked. Fields follow the variables listed in `settings.ts`. */
export interface Config {
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  databaseWorkerUrl: string | undefined;
  /** Connections of the request pool, at most. */
  databasePool: number;
  /** Seconds that a request's statement may go without an answer. */
  databaseAnswerSeconds: number;
  /** Main buffer of the embedded server, megabytes; by the memory of the machine when undefined. */
  databaseBuffersMb: number | undefined;
  /** Absolute path. */
  dataDir: string;
  host: string;
  port: number;
  role: 'all' | 'api' | 'worker';
  county: 'practice' | 'real';
  /** Absolute path. */
  profileDir: string;
  practiceSeed: string;
  /** Scheme, host and port, without a slash at the end. */
  publicUrl: string | undefined;
  trustedProxies: string[];
  /** The master key when given; else it is kept in the data folder. */
  fieldKey: Buffer | undefined;
  /** What backups are sealed with. */
  backup: { passphrase: string | undefined; keyFile: string | undefined };
  sessionIdleMinutes: number;
  /** Matters that one address may submit in an hour. */
  submitsPerHour: number;
  smtp: { url: string; from: string } | undefined;
  smsGateway: { url: string; secret: string } | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  metricsToken: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** The environment cannot be used; `lines` holds one line a variable. The programme ends with 2. */
export class ConfigError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
    this.lines = lines;
  }
}

/**
 * Reads and checks the environment. An empty variable counts as absent.
 * @throws ConfigError with a line for each variable: its name, what is wrong, an example
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const values = readValues(env);
  return {
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl: values.DATABASE_APP_URL,
    databaseWorkerUrl: values.DATABASE_WORKER_URL,
    databasePool: present(values.DATABASE_POOL),
    databaseAnswerSeconds: present(values.DATABASE_ANSWER_SECONDS),
    databaseBuffersMb: values.DATABASE_BUFFERS_MB,
    dataDir: resolve(present(values.DATA_DIR)),
    host: present(values.HOST),
    port: present(values.PORT),
    role: present(values.ROLE),
    county: present(values.COUNTY),
    profileDir: resolve(import.meta.dirname, '../../..', present(values.PROFILE_DIR)),
    practiceSeed: present(values.PRACTICE_SEED),
    publicUrl: values.PUBLIC_URL,
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    fieldKey: values.FIELD_KEY,
    backup: { passphrase: values.BACKUP_PASSPHRASE, keyFile: values.BACKUP_KEY_FILE },
    sessionIdleMinutes: present(values.SESSION_IDLE_MINUTES),
    submitsPerHour: present(values.SUBMITS_PER_HOUR),
    smtp: values.SMTP_URL === undefined ? undefined : { url: values.SMTP_URL, from: present(values.SMTP_FROM) },
    smsGateway: smsOf(values),
    oidc: oidcOf(values),
    metricsToken: values.METRICS_TOKEN,
    logLevel: present(values.LOG_LEVEL),
  };
}

function readValues(env: Record<string, string | undefined>): Values {
  const problems: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, it] of Object.entries<Setting<unknown>>(settings)) {
    const text = env[name]?.trim() || it.standard;
    if (text === undefined) continue;
    const result = it.read.safeParse(text);
    if (result.success) read[name] = result.data;
    else problems.push(problemLine(name, it, text, result.error.issues[0]?.message ?? ''));
  }
  problems.push(...incomplete(env), ...apart(env));
  if (problems.length > 0) throw new ConfigError(problems);
  // Each value came out of the schema that stands under its name.
  return read as Values;
}

function problemLine(name: string, it: Setting<unknown>, text: string, wrong: string): string {
  const value = it.secret === true ? '' : `=${JSON.stringify(text)}`;
  return `${name}${value}: ${wrong}；例如 for example ${name}=${it.example}`;
}

function incomplete(env: Record<string, string | undefined>): string[] {
  return together.flatMap((names) => {
    const missing = names.filter((name) => !env[name]?.trim());
    if (missing.length === 0 || missing.length === names.length) return [];
    const set = names.filter((name) => !missing.includes(name)).join(', ');
    return missing.map(
      (name) =>
        `${name}: 已设 ${set}，须同时设置 is needed with ${set}；例如 for example ${name}=${settings[name].example}`,
    );
  });
}

/** Two processes cannot share the embedded server: it lives and dies with the one that started it. */
function apart(env: Record<string, string | undefined>): string[] {
  const role = env['ROLE']?.trim();
  if ((role !== 'api' && role !== 'worker') || env['DATABASE_URL']?.trim()) return [];
  return [
    `DATABASE_URL: ROLE=${role} 须使用自己的 PostgreSQL is needed with ROLE=${role}；例如 for example DATABASE_URL=${settings.DATABASE_URL.example}`,
  ];
}

function smsOf(values: Values): Config['smsGateway'] {
  if (values.SMS_GATEWAY_URL === undefined || values.SMS_GATEWAY_SECRET === undefined) return undefined;
  return { url: values.SMS_GATEWAY_URL, secret: values.SMS_GATEWAY_SECRET };
}

function oidcOf(values: Values): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret };
}

/** Settings with a standard text always have a value. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a setting without a standard value was taken for granted');
  return value;
}
