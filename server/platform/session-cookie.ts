import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { House } from './house.ts';

export const SESSION_COOKIE = 'anhe_session';

/** Sets and clears the session's cookie on the reply of a request that a command answers. */
export interface SessionCookies {
  give(requestId: string, token: string): void;
  clear(requestId: string): void;
}

/**
 * Commands know no reply: they leave the token here under the request's id and it goes out with the headers.
 * httpOnly, SameSite=Strict (also with OIDC: the page the browser comes back to asks from our own site), Secure under https.
 */
export function sessionCookies(app: FastifyInstance, house: House): SessionCookies {
  const waiting = new Map<string, string | null>();
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: house.config.publicUrl?.startsWith('https:') ?? false,
  } as const;
  app.addHook('onSend', async (request, reply) => {
    const token = waiting.get(request.id);
    if (token === undefined) return;
    if (token === null) reply.clearCookie(SESSION_COOKIE, attributes);
    else reply.setCookie(SESSION_COOKIE, token, attributes);
  });
  // Also when the caller hung up before the reply.
  app.addHook('onResponse', async (request) => void waiting.delete(request.id));
  app.addHook('onRequestAbort', async (request) => void waiting.delete(request.id));
  return {
    give: (requestId, token) => void waiting.set(requestId, token),
    clear: (requestId) => void waiting.set(requestId, null),
  };
}

const tokenShape = /^[\w-]{43}$/u;

/** The token of a request: `Authorization: Bearer …` first, else the cookie. What has not our form counts as none. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  const bearer = header ? /^Bearer ([\w-]+)$/iu.exec(header)?.[1] : undefined;
  const token = header ? bearer : request.cookies[SESSION_COOKIE];
  return token && tokenShape.test(token) ? token : undefined;
}
