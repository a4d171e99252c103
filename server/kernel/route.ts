// Decides what a route contract is: one operation that the web and programmes may call.
// Contracts are pure data with zod schemas; the server serves them, the web calls them, OpenAPI is made from them.
import type { z } from 'zod';

/** Who may call: anybody; a party of one matter (by its code); a signed-in officer. */
export type Caller = 'open' | 'party' | 'officer';

export interface RouteContract {
  /** Fixed name of the operation, e.g. `acceptMatter`. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with `{name}` places, e.g. `/api/matters/{number}`. */
  readonly path: `/api/${string}`;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly tag: string;
  readonly who: Caller;
  /** Roles of the post that may call it at all (officers only); finer rules are in the module's access.ts. Empty: any officer. */
  readonly roles?: readonly string[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201;
  /** An act: needs `Idempotency-Key`. Every POST that changes something is one. */
  readonly act?: boolean;
  /** Acts on an existing thing: needs `If-Match` with the version seen. */
  readonly onExisting?: boolean;
  /** Refusal codes that this operation may answer with, for the documentation and the words test. */
  readonly refusals?: readonly string[];
  /** Programmes of other bodies may call it under a key (`X-Api-Key`); every other operation turns keys away. */
  readonly byKey?: boolean;
  /** The reply is not JSON (a PDF, a picture): the media types it may have. */
  readonly media?: readonly string[];
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler receives after validation. */
export interface Inputs<C extends RouteContract> {
  readonly params: Parsed<C['params']>;
  readonly query: Parsed<C['query']>;
  readonly body: Parsed<C['body']>;
}

/** What a caller sends. */
export interface Sends<C extends RouteContract> {
  readonly params: Given<C['params']>;
  readonly query: Given<C['query']>;
  readonly body: Given<C['body']>;
}

export type ReplyOf<C extends RouteContract> = z.output<C['reply']>;

/** Keeps the literal types of a contract. */
export function route<const C extends RouteContract>(contract: C): C {
  return contract;
}
