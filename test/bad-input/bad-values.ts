// Decides how sound input is spoilt: every member of a body in every way that people, programmes and attackers spoil it.
import { z } from 'zod';

export interface Spoilt {
  /** What was done to it, for the message of a test. */
  readonly how: string;
  readonly body: unknown;
}

type Path = readonly (string | number)[];

/** Words that no field may keep, whatever it is for. */
export const unfitWords: Readonly<Record<string, string>> = {
  'a hundred thousand characters': '长'.repeat(100_000),
  NUL: '前\u0000后',
  'a lone surrogate': '前\ud800后',
  'a mark that turns the direction of writing': '前\u202e后',
  'a control character': '前\u0007后',
};

export const emoji = '👵🏽谢谢𠮷😀';

/** Wrong type, unknown member, missing member: each must be refused for its form. */
export function misshapen(schema: z.ZodType, body: unknown): Spoilt[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return [
    ...[[], '文字', 7, null, true]
      .filter((whole) => !schema.safeParse(whole).success)
      .map((whole) => ({ how: `body is ${JSON.stringify(whole)}`, body: whole })),
    ...objectsIn(body).map((path) => ({
      how: `unknown member at ${named(path)}`,
      body: withValue(body, [...path, 'neverHeardOf'], 1),
    })),
    ...leavesAndBranches(body).map((path) => ({
      how: `wrong type at ${named(path)}`,
      body: withValue(body, path, ofAnotherType(valueAt(body, path))),
    })),
    ...objectsIn(body).flatMap((path) =>
      requiredAt(shape, path).map((name) => ({
        how: `${named([...path, name])} is missing`,
        body: without(body, [...path, name]),
      })),
    ),
  ];
}

/** Words that may not be kept, in every place that takes words. */
export function unfit(body: unknown): Spoilt[] {
  return leaves(body, 'string').flatMap((path) =>
    Object.entries(unfitWords).map(([name, words]) => ({
      how: `${name} at ${named(path)}`,
      body: withValue(body, path, words),
    })),
  );
}

/** Numbers, dates and lists beyond all measure: a clear answer, whatever it is. */
export function immoderate(body: unknown): Spoilt[] {
  const numbers = leaves(body, 'number').flatMap((path) =>
    [Number.MAX_SAFE_INTEGER, -1, 1.5].map((n) => ({ how: `${n} at ${named(path)}`, body: withValue(body, path, n) })),
  );
  const dates = leaves(body, 'string')
    .filter((path) => /^\d{4}-\d\d-\d\d/u.test(String(valueAt(body, path))))
    .flatMap((path) =>
      ['2026-02-30', '9999-12-31', '0001-01-01', '9999-12-31T23:59:59Z'].map((d) => ({
        how: `${d} at ${named(path)}`,
        body: withValue(body, path, d),
      })),
    );
  const lists = paths(body)
    .filter((path) => Array.isArray(valueAt(body, path)))
    .map((path) => {
      const [first = 'x'] = valueAt(body, path) as unknown[];
      return {
        how: `a thousand times the same at ${named(path)}`,
        body: withValue(
          body,
          path,
          Array.from({ length: 1000 }, () => first),
        ),
      };
    });
  const empty = leaves(body, 'string').map((path) => ({
    how: `nothing at ${named(path)}`,
    body: withValue(body, path, ''),
  }));
  return [...numbers, ...dates, ...lists, ...empty];
}

/** Rare characters and emoji in every place that takes words. */
export function rare(body: unknown): Spoilt[] {
  return leaves(body, 'string').map((path) => ({ how: `emoji at ${named(path)}`, body: withValue(body, path, emoji) }));
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
}

function requiredAt(schema: JsonSchema, path: Path): readonly string[] {
  let here: JsonSchema | undefined = schema;
  for (const step of path)
    here = typeof step === 'number' ? here?.items : (here?.properties?.[step] ?? here?.anyOf?.[0]?.properties?.[step]);
  return here?.required ?? [];
}

function paths(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((item, i) => paths(item, [...at, i]))];
  if (typeof value === 'object' && value !== null)
    return [at, ...Object.entries(value).flatMap(([name, item]) => paths(item, [...at, name]))];
  return [at];
}

function leaves(body: unknown, type: 'string' | 'number'): Path[] {
  return paths(body).filter((path) => path.length > 0 && typeof valueAt(body, path) === type);
}

function leavesAndBranches(body: unknown): Path[] {
  return paths(body).filter((path) => path.length > 0);
}

function objectsIn(body: unknown): Path[] {
  return paths(body).filter((path) => {
    const value = valueAt(body, path);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  });
}

function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return { words: value };
  if (typeof value === 'number' || typeof value === 'boolean') return '文字';
  return Array.isArray(value) ? { 0: value } : ['文字'];
}

export function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], body);
}

export function withValue(body: unknown, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(body);
  const last = path.at(-1);
  if (last === undefined) return value;
  (valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>)[last] = value;
  return copy;
}

function without(body: unknown, path: Path): unknown {
  const copy: unknown = structuredClone(body);
  Reflect.deleteProperty(valueAt(copy, path.slice(0, -1)) as object, path.at(-1) ?? '');
  return copy;
}

function named(path: Path): string {
  return path.length === 0 ? 'the top' : path.join('.');
}
