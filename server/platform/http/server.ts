import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { Refused, refuse, type Refusal } from '../../kernel/refusal.ts';
import type { House } from '../house.ts';
import { problemOf, statusOf } from './problem.ts';

export interface HttpOptions {
  readonly house: House;
  /** Addresses of proxies that may name the caller (X-Forwarded-For). None: the connection's own address counts. */
  readonly trustedProxies?: readonly string[];
  readonly title?: string;
}

/** The bare server: headers, cookies, OpenAPI, one way to say no. Routes come from the modules. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { house } = options;
  const sayNo = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = refusalOf(error as FastifyError, request, house);
    // Closed at once, the line would break before the answer is read; what is too large is let run out instead.
    if (refusal.kind === 'too-large') reply.removeHeader('connection');
    return reply
      .code(refusal.code === 'internal-error' ? 500 : statusOf[refusal.kind])
      .header('cache-control', 'no-store')
      .headers(retryAfter(refusal))
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemOf(refusal, request.id)));
  };
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    clientErrorHandler: sayUnreadable,
    // An address that cannot be read, or a place in it beyond all measure, never comes as far as a route.
    frameworkErrors: (error, request, reply) => void sayNo(error, request as FastifyRequest, reply as FastifyReply),
  });
  app.setValidatorCompiler(validatorCompiler);
  // Views are made by hand and checked in tests; production does not parse them once more.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes style elements at run time; styles cannot read or send anything.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: house.config.publicUrl?.startsWith('https:') ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: options.title ?? 'Anhe 安和',
        version: house.version,
        description: '综治中心一案一码：登记、受理、分流、调解、协议、回访、归档。',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'anhe_session' },
          bearer: { type: 'http', scheme: 'bearer' },
          // Keys are made by the security administrator for one body and its roles; only operations that name it take one.
          apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  app.addHook('onRequest', async (request) => {
    refuseForeignOrigin(request, house);
    refusePacked(request);
  });
  app.setErrorHandler(sayNo);
  const methodsOf = rememberMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url);
    if (allowed.length === 0) return sayNo(new Refused(refuse('unknown', 'not-found')), request, reply);
    reply.header('allow', allowed.join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    return sayNo(new Refused(refuse('wrong-method', 'method-not-allowed', { allowed })), request, reply);
  });
  readJsonIn(app);
  return app;
}

/** JSON as the standard has it: UTF-8 that can be read, no reaching for the prototype. A body of nothing is no body. */
function readJsonIn(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/iu.exec(request.headers['content-type'] ?? '')?.[1];
    if (charset !== undefined && !/^utf-?8$/iu.test(charset))
      return done(new Refused(refuse('wrong-media', 'media-type-unknown')));
    if (body.length === 0) return done(null, undefined);
    let text: string;
    try {
      text = utf8.decode(body);
    } catch {
      // Half a character replaced by a sign of ignorance would stand in the record for ever.
      return done(new Refused(refuse('invalid', 'request-malformed')));
    }
    void parse(request, text, done);
  });
}

/** Bodies come as they are: what is packed would be read as rubbish. */
function refusePacked(request: FastifyRequest): void {
  const packing = request.headers['content-encoding'];
  if (packing !== undefined && packing.toLowerCase() !== 'identity')
    throw new Refused(refuse('wrong-media', 'media-type-unknown'));
}

/** By path: the methods that its routes take, of the interface only. */
function rememberMethods(app: FastifyInstance): (url: string) => string[] {
  const known = new Map<string, { readonly shape: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/api/')) return;
    const shape = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/gu, '[^/]+')}$`, 'u');
    const route = known.get(url) ?? { shape, methods: new Set() };
    for (const each of [method].flat()) route.methods.add(each);
    known.set(url, route);
  });
  return (url) => {
    const path = url.split('?', 1)[0] ?? '';
    const met = [...known.values()].filter(({ shape }) => shape.test(path));
    return [...new Set(met.flatMap(({ methods }) => [...methods]))].toSorted();
  };
}

/** What is no HTTP at all never becomes a request; it is told so in the same form. */
function sayUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const line =
    { HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large', ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout' }[
      error.code ?? ''
    ] ?? '400 Bad Request';
  const problem = problemOf(refuse('invalid', 'request-malformed'), randomUUID());
  const body = JSON.stringify({ ...problem, status: Number(line.slice(0, 3)) });
  const head = [
    `HTTP/1.1 ${line}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Cache-Control: no-store',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/** When to come again, in seconds: as the limit says, or soon when the database is away. */
function retryAfter(refusal: Refusal): Record<string, string> {
  if (refusal.kind === 'limited') return { 'retry-after': `${Number(refusal.details['retryAfter'] ?? 60)}` };
  return refusal.kind === 'unavailable' ? { 'retry-after': '5' } : {};
}

/** Same-site cookies are the first wall against forged requests; a foreign Origin on anything that acts is the second. */
function refuseForeignOrigin(request: FastifyRequest, house: House): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') throw new Refused(refuse('forbidden', 'foreign-origin'));
  const origin = request.headers.origin;
  if (!origin || origin === 'null') return;
  const own = house.config.publicUrl ? new URL(house.config.publicUrl).host : request.host;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  if (host === undefined || (host !== own && host !== request.host))
    throw new Refused(refuse('forbidden', 'foreign-origin'));
}

function refusalOf(error: FastifyError, request: FastifyRequest, house: House): Refusal {
  if (error instanceof Refused) return (error as Refused).refusal;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map((v) => ({
      path: v.instancePath.replace(/^\//u, '').replaceAll('/', '.'),
      code: v.message ?? 'invalid',
      rule: v.keyword,
    }));
    return refuse('invalid', 'input-invalid', { where: error.validationContext, problems });
  }
  if (error.statusCode === 413) return refuse('too-large', 'body-too-large');
  if (error.statusCode === 415) return refuse('wrong-media', 'media-type-unknown');
  if (error.statusCode === 429) return refuse('limited', 'too-many');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return refuse('invalid', 'request-malformed');
  // A bug of ours: logged once with the request id; no detail goes out.
  house.log.error(
    { requestId: request.id, operation: request.routeOptions.schema?.operationId, err: error },
    'unexpected error',
  );
  return refuse('unavailable', 'internal-error');
}
