// Pure. Decides what the published document says of each operation beside its shapes: keys and versions that are sent along, who may call,
// what a refusal looks like, and bodies that are no JSON. Made from the contracts, so that it cannot say anything else than they do.
import { z } from 'zod';
import type { RouteContract } from '../../kernel/route.ts';

type Json = Record<string, unknown>;

/** The document as the schemas alone make it. */
export interface OpenApiDocument extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components?: Json;
}

const problem = {
  type: 'object',
  description: 'RFC 9457. Members of its own tell more of some codes: `acts`, `changed`, `problems`, `field`, `law` …',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'kind of refusal' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable code of the refusal' },
    requestId: { type: 'string', format: 'uuid' },
  },
  additionalProperties: true,
};

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'made once for an act; the same key and body get the first reply again',
  schema: { type: 'string', pattern: '^("?)[\\w.:-]{8,100}\\1$' },
};
const versionHeader = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'the version seen, as in the ETag of the last reply',
  schema: { type: 'string', pattern: '^(?:W/)?"?\\d{1,12}"?$' },
};

const meanings: Readonly<Record<number, string>> = {
  400: 'what was sent is not sound',
  401: 'not signed in, no lookup code, or signing in failed',
  403: 'not this caller’s to do',
  404: 'not there, or not to be seen by this caller',
  408: 'the request did not come to its end in time',
  409: 'not possible as things stand; for an act, with the acts that are',
  412: 'the version is stale, with what changed since',
  413: 'too large',
  415: 'a media type that is not read here',
  428: 'the version seen is missing',
  429: 'too many; Retry-After says when to come again',
  431: 'the head of the request is past 16 kB',
  500: 'a fault of ours',
  503: 'away for a moment; Retry-After says when to come again',
};

/** The document with all that the contracts say. */
export function completed(document: OpenApiDocument, contracts: readonly RouteContract[]): OpenApiDocument {
  const byId = new Map(contracts.map((contract) => [contract.operationId, contract]));
  const paths = Object.fromEntries(
    Object.entries(document.paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => {
          const contract = byId.get(String(operation['operationId']));
          return [method, contract ? operationOf(operation, contract) : operation];
        }),
      ),
    ]),
  );
  const components = document.components ?? {};
  const tags = [...new Set(contracts.map((contract) => contract.tag))].map((name) => ({ name }));
  return {
    ...document,
    tags,
    paths,
    components: { ...components, schemas: { ...(components['schemas'] as Json | undefined), Problem: problem } },
  };
}

function operationOf(operation: Json, contract: RouteContract): Json {
  const given = (operation['parameters'] ?? []) as Json[];
  const parameters = [...given, ...(contract.act ? [keyHeader] : []), ...(contract.onExisting ? [versionHeader] : [])];
  const body = bodyOf(operation, contract);
  return {
    ...operation,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    security: { open: [], party: [{ bearer: [] }], officer: [{ session: [] }, { bearer: [] }] }[contract.who],
    responses: { ...repliesOf(operation, contract), ...refusalsOf(contract) },
  };
}

/** Files go up as a form or as bare bytes. */
function bodyOf(operation: Json, contract: RouteContract): Json | undefined {
  const bytes = { 'application/octet-stream': {} };
  if (contract.body instanceof z.ZodCustom) return { required: true, content: bytes };
  const whole =
    contract.body instanceof z.ZodObject && Object.values(contract.body.shape).some((m) => m instanceof z.ZodFile);
  if (!whole) {
    const given = operation['requestBody'] as Json | undefined;
    return given && { ...given, required: !contract.body?.safeParse({}).success };
  }
  const { content } = operation['requestBody'] as { content: Readonly<Record<string, Json>> };
  return { required: true, content: { 'multipart/form-data': content['application/json'], ...bytes } };
}

function repliesOf(operation: Json, contract: RouteContract): Json {
  const status = String(contract.status ?? 200);
  const reply = (operation['responses'] as Readonly<Record<string, Json>>)[status] ?? {};
  const versioned = contract.reply instanceof z.ZodObject && 'version' in contract.reply.shape;
  return {
    [status]: {
      ...reply,
      description: contract.summary.en,
      ...(versioned ? { headers: { ETag: { description: 'the version', schema: { type: 'string' } } } } : {}),
      ...(contract.media ? { content: Object.fromEntries(contract.media.map((media) => [media, {}])) } : {}),
    },
  };
}

function refusalsOf(contract: RouteContract): Json {
  const { who, act, onExisting, body } = contract;
  const statuses = [
    400,
    ...(who === 'open' && contract.method === 'GET' ? [] : [401]),
    ...(who === 'officer' || contract.method !== 'GET' ? [403] : []),
    404,
    408,
    ...(act || contract.refusals?.length ? [409] : []),
    ...(onExisting ? [412, 428] : []),
    ...(body ? [413, 415] : []),
    429,
    431,
    500,
    503,
  ];
  const codes = contract.refusals?.length ? ` (codes of this operation: ${contract.refusals.join(', ')})` : '';
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: `${meanings[status]}${status === 400 || status === 409 ? codes : ''}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
