import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  DummyDriver,
  type Insertable,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type Updateable,
} from 'kysely';
import type pg from 'pg';

/** SQL that is ready to be sent. Its text should be one of few: it is planned once a connection. */
export interface ReadyStatement<R> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Never there: holds the type of the rows. */
  readonly rowsOf?: R;
}

/** A query builder's statement, raw SQL, or a text with its values. */
export type Statement<R> = { compile(): CompiledQuery<R> } | RawBuilder<R> | ReadyStatement<R>;

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** For building statements that are sent later (`inOneTrip`). Knows no connection. */
export function statementsOf<T>(): Kysely<T> {
  return compiler as unknown as Kysely<T>;
}

/** A text of our own with its values, as it goes over the line. */
export function ready<R>(text: string, values: readonly unknown[]): ReadyStatement<R> {
  return { text, values };
}

function readied(statement: Statement<unknown>): ReadyStatement<unknown> {
  if ('text' in statement) return statement;
  const { sql, parameters } = isRawBuilder(statement) ? statement.compile(compiler) : statement.compile();
  return { text: sql, values: parameters };
}

function isRawBuilder(statement: { compile(): CompiledQuery } | RawBuilder<unknown>): statement is RawBuilder<unknown> {
  return 'isRawBuilder' in statement && statement.isRawBuilder;
}

const names = new Map<string, string>();

/** Prepared-statement name of a text; only a bounded number is kept, the rest goes unnamed. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= 2000 || text.length > 20_000) return undefined;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}

/** Sends a statement, prepared under a name of its text. */
export function send(client: pg.PoolClient, statement: Statement<unknown>): Promise<pg.QueryResult> {
  const { text, values } = readied(statement);
  return client.query({ name: nameOf(text), text, values: values.map(spelled) });
}

/** Moments as text: the driver spells them out piece by piece in the zone of the process, which is a fiftieth of what a submission costs. */
function spelled(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/** Statements that put rows into the tables in T, or change them: their texts are made once, not built for every act. */
export interface Writing<T> {
  /** All rows have the columns of the first. */
  insert<K extends keyof T & string>(table: K, rows: readonly Insertable<T[K]>[]): ReadyStatement<never>;
  /** Sets what is given where every column of `where` has its value. */
  change<K extends keyof T & string>(
    table: K,
    set: Updateable<T[K]>,
    where: Readonly<Partial<Record<keyof T[K] & string, unknown>>>,
  ): ReadyStatement<never>;
}

/** The statements of one module's tables. */
export function writingOf<T>(): Writing<T> {
  return { insert: insertion, change };
}

const texts = new Map<string, string>();

function textOf(key: string, make: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  // Inserts of very many rows have a text for each number of rows: the ones met first are kept.
  if (texts.size < 2000) texts.set(key, text);
  return text;
}

function insertion(table: string, rows: readonly object[]): ReadyStatement<never> {
  const columns = Object.keys(rows[0] ?? {});
  const text = textOf(`${rows.length} into ${table} ${columns.join(' ')}`, () => {
    const places = rows.map((_, i) => `(${columns.map((__, j) => `$${i * columns.length + j + 1}`).join(', ')})`);
    return `insert into ${table} (${columns.map(quoted).join(', ')}) values ${places.join(', ')}`;
  });
  const values = rows.flatMap((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
  return { text, values };
}

function change(table: string, set: object, where: object): ReadyStatement<never> {
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  const held = Object.entries(where);
  const text = textOf(`${table} ${given.map(([c]) => c).join(' ')} where ${held.map(([c]) => c).join(' ')}`, () => {
    const sets = given.map(([column], i) => `${quoted(column)} = $${i + 1}`);
    const wheres = held.map(([column], i) => `${quoted(column)} = $${given.length + i + 1}`);
    return `update ${table} set ${sets.join(', ')} where ${wheres.join(' and ')}`;
  });
  return { text, values: [...given, ...held].map(([, value]) => value) };
}

function quoted(column: string): string {
  return `"${column}"`;
}
