import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fail, Refused } from '../../kernel/refusal.ts';
import type { Inputs, ReplyOf, RouteContract } from '../../kernel/route.ts';
import type { Call } from '../act.ts';
import type { House } from '../house.ts';
import type { OfficerPrincipal, PartyPrincipal, Principal } from '../principal.ts';
import { originOf } from './origin.ts';

type PrincipalFor<C extends RouteContract> = C['who'] extends 'officer'
  ? OfficerPrincipal
  : C['who'] extends 'party'
    ? PartyPrincipal
    : Principal;

export type Handler<C extends RouteContract> = (call: Call<C, PrincipalFor<C>>) => Promise<ReplyOf<C> | Sent>;

/** A reply that is not JSON: a paper, a picture, a table. */
export interface Sent {
  readonly media: string;
  readonly bytes: Buffer;
  readonly fileName?: string;
  readonly inline?: boolean;
}

/** What routes.ts of a module gets: register a contract with its handler. */
export interface Serve {
  <C extends RouteContract>(contract: C, handler: Handler<C>): void;
}

/** Somebody known asked for what is not theirs, and was refused: by role, or by the work itself. */
export interface TurnedAway {
  readonly contract: RouteContract;
  readonly principal: OfficerPrincipal;
  readonly request: FastifyRequest;
  /** Code of the refusal. */
  readonly code: string;
}

export interface ServeOptions {
  readonly house: House;
  /** Who asks; the people and matters modules know. Open principal when nobody is signed in. */
  readonly principalOf: (request: FastifyRequest) => Promise<Principal>;
  /** Replies are checked against their schema, strictly (tests); production trusts the views. */
  readonly checkReplies?: boolean;
  /** Told before the refusal is sent, of officers and of programmes with a key: the failures of every user are audited (等保三级). */
  readonly onForbidden?: (turned: TurnedAway) => Promise<void>;
  readonly onContract?: (contract: RouteContract) => void;
}

/** With or without the quotation marks of a structured header. */
const keyShape = /^("?)([\w.:-]{8,100})\1$/u;

export function serveOn(app: FastifyInstance, options: ServeOptions): Serve {
  return (contract, handler) => {
    options.onContract?.(contract);
    app.route({
      method: contract.method,
      url: contract.path.replaceAll(/\{(\w+)\}/gu, ':$1'),
      schema: { operationId: contract.operationId, ...openApiParts(contract) },
      // A body of which nothing is needed may be left out; where something is, the answer names what is missing.
      preValidation: async (request) => {
        if (request.body === undefined && takesMembers(contract.body)) request.body = {};
      },
      handler: async (request, reply) => {
        const principal = await options.principalOf(request);
        try {
          admit(contract, principal);
          const result = await handler(callOf(options.house, contract, principal, request) as never);
          return deliver(contract, result, reply, options.checkReplies ?? false);
        } catch (error) {
          if (error instanceof Refused && error.refusal.kind === 'forbidden' && principal.kind === 'officer')
            await options.onForbidden?.({ contract, principal, request, code: error.refusal.code });
          throw error;
        }
      },
    });
  };
}

function takesMembers(body: z.ZodType | undefined): boolean {
  return body instanceof z.ZodOptional ? takesMembers(body.unwrap() as z.ZodType) : body instanceof z.ZodObject;
}

function openApiParts(contract: RouteContract): Record<string, unknown> {
  return {
    tags: [contract.tag],
    summary: contract.summary.en,
    description: contract.summary.zh,
    ...(contract.who === 'open'
      ? {}
      : { security: [{ session: [] }, { bearer: [] }, ...(contract.byKey ? [{ apiKey: [] }] : [])] }),
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body ? { body: contract.body } : {}),
    ...(contract.media ? {} : { response: { [contract.status ?? 200]: contract.reply } }),
  };
}

function admit(contract: RouteContract, principal: Principal): void {
  if (contract.who === 'open') return;
  if (principal.kind !== contract.who)
    fail('unauthenticated', contract.who === 'officer' ? 'sign-in-needed' : 'lookup-needed');
  if (principal.kind === 'officer' && principal.viaKey && !contract.byKey) fail('forbidden', 'key-not-for-this');
  if (principal.kind !== 'officer' || !contract.roles?.length) return;
  if (!contract.roles.some((role) => principal.roles.includes(role)))
    fail('forbidden', 'role-not-allowed', { needs: contract.roles });
}

function callOf(house: House, contract: RouteContract, principal: Principal, request: FastifyRequest): Call {
  const inputs = {
    params: request.params,
    query: request.query,
    body: request.body,
  } as unknown as Inputs<RouteContract>;
  return {
    ...inputs,
    house,
    contract,
    principal,
    at: house.clock.now(),
    requestId: request.id,
    address: request.ip,
    agent: String(request.headers['user-agent'] ?? '').slice(0, 200),
    origin: originOf(request),
    ...(contract.act ? { key: keyOf(request) } : {}),
    ...(contract.onExisting ? { seen: versionOf(request) } : {}),
  };
}

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') fail('invalid', 'idempotency-key-missing');
  const [, , letters] = keyShape.exec(key) ?? [];
  return letters ?? fail('invalid', 'idempotency-key-invalid');
}

function versionOf(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (typeof header !== 'string') fail('version-missing', 'if-match-missing');
  const m = /^(?:W\/)?"?(\d{1,12})"?$/u.exec(header.trim());
  if (!m) fail('invalid', 'if-match-invalid');
  return Number(m[1]);
}

function isSent(result: unknown): result is Sent {
  return typeof result === 'object' && result !== null && Buffer.isBuffer((result as { bytes?: unknown }).bytes);
}

function deliver(contract: RouteContract, result: unknown, reply: FastifyReply, check: boolean): FastifyReply {
  if (isSent(result)) {
    const disposition = `${result.inline ? 'inline' : 'attachment'}${result.fileName ? `; filename*=UTF-8''${encodeURIComponent(result.fileName)}` : ''}`;
    return reply
      .header('content-disposition', disposition)
      .header('cache-control', 'private, no-store')
      .type(result.media)
      .send(result.bytes);
  }
  if (check) mustFit(contract, result);
  const version = (result as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  return reply
    .code(contract.status ?? 200)
    .header('cache-control', 'private, no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(result));
}

/** In tests a reply with a field that its contract does not name is a bug that fails loudly. */
function mustFit(contract: RouteContract, result: unknown): void {
  const parsed = contract.reply.safeParse(JSON.parse(JSON.stringify(result)));
  if (!parsed.success)
    throw new Error(`${contract.operationId} replied outside its contract: ${z.prettifyError(parsed.error)}`);
}
