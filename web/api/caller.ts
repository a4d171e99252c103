// Types come from the server's contracts and vanish when the page is built: no schema library reaches a browser.
import type { ReplyOf, RouteContract, Sends } from '../../server/kernel/route.ts';
import { send } from './send.ts';
import { CallTrouble } from './trouble.ts';

/** Method, path and kind of an operation, spelled once more for the browser; the compiler compares them with the contract. */
export type At<C extends RouteContract> = { readonly method: C['method']; readonly path: C['path'] } & (C extends {
  readonly act: true;
}
  ? { readonly act: true }
  : { readonly act?: never }) &
  (C extends { readonly onExisting: true } ? { readonly onExisting: true } : { readonly onExisting?: never });

type Part<K extends string, T> = [T] extends [undefined] ? unknown : { readonly [P in K]: T };

/** What a call of the operation must bring: places in the path, query, body, the key of its form, the version seen. */
export type Brings<C extends RouteContract> = Part<'params', Sends<C>['params']> &
  Part<'query', Sends<C>['query']> &
  Part<'body', Sends<C>['body']> &
  (C extends { readonly act: true } ? { readonly key: string } : unknown) &
  (C extends { readonly onExisting: true } ? { readonly seen: number } : unknown);

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for one try; 20,000 when not given. */
  readonly timeoutMs?: number;
  /** The session of a party on the progress page; officers are known by their cookie. */
  readonly token?: string;
  /** Pauses between tries in milliseconds; an empty list tries once. */
  readonly pauses?: readonly number[];
}

export type Caller<C extends RouteContract> = (brings: Brings<C>, options?: CallOptions) => Promise<ReplyOf<C>>;

interface Loose {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly seen?: number;
}

const usualPauses = [800, 2000, 5000];

/**
 * Makes the caller of one operation: `caller<typeof acceptMatter>({ method: 'POST', path: '/api/matters/{number}/accept', act: true, onExisting: true })`.
 * A lost line is tried again with the same key; what was not answered in time throws.
 * @throws CallTrouble with the server's refusal, or what became of the line
 */
export function caller<C extends RouteContract>(at: At<C>): Caller<C> {
  return async (brings, options = {}) => {
    // The parts that `Brings` builds up are exactly these.
    const { params, query, body, key, seen } = brings as Loose;
    const response = await send({
      method: at.method,
      url: urlOf(at.path, params, query),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      timeoutMs: options.timeoutMs ?? 20_000,
      pauses: options.pauses ?? usualPauses,
      signal: options.signal,
    });
    try {
      const reply: ReplyOf<C> = await response.json();
      return reply;
    } catch {
      throw new CallTrouble('broken');
    }
  };
}

/** Fills `{name}` places and appends the query; a value that is not given is left out. */
export function urlOf(path: string, params: Loose['params'], query: Loose['query']): string {
  const filled = path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}
