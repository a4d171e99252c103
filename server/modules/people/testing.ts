import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { generateSync } from 'otplib';
import { serveOn } from '../../platform/http/serve.ts';
import { createHttp } from '../../platform/http/server.ts';
import { inTransaction } from '../../platform/db.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { sessionCookies } from '../../platform/session-cookie.ts';
import { hashPassword } from '../../platform/password.ts';
import { forgetStamps, touch } from '../../platform/stamps.ts';
import type { PeopledHouse, PeopleOptions } from './commands/desk.ts';
import { recordTurnedAway } from './commands/turned-away.ts';
import { principalOf } from './queries/principal.ts';
import { peopleRoutes } from './routes.ts';
import { officerById, saveOfficer } from './store/officers.ts';
import { PEOPLE } from './store/tables.ts';

/** An app of people alone, with cookies; replies are held against their contracts. */
export async function peopleApp(house: PeopledHouse, options: PeopleOptions = {}): Promise<FastifyInstance> {
  const app = await createHttp({ house });
  const serve = serveOn(app, {
    house,
    principalOf: principalOf(house, house.keeper),
    checkReplies: true,
    onForbidden: recordTurnedAway(house),
  });
  peopleRoutes(serve, house, { cookies: sessionCookies(app, house), ...options });
  await app.ready();
  return app;
}

/** Gives an officer of the county a password, and a second factor when a secret is named. */
export async function giveCredentials(
  house: PeopledHouse,
  officerId: number,
  given: { password: string; totpSecret?: string; mustChange?: boolean },
): Promise<void> {
  const hash = await hashPassword(given.password);
  await inTransaction(house.db, systemPrincipal(house.countyId, 'test'), async (tx) => {
    const officer = await officerById(tx, officerId);
    await saveOfficer(tx, officerId, {
      password_hash: hash,
      password_changed_at: house.clock.now(),
      must_change_password: given.mustChange ?? false,
      totp_secret: given.totpSecret ? house.crypto.seal('people.officer.totp_secret', given.totpSecret) : null,
      totp_last_step: null,
      credentials: (officer?.credentials ?? 0) + 1,
    });
    await touch(tx, PEOPLE);
  });
  forgetStamps();
}

/** The code that an authenticator app shows now, or `steps` half minutes later. */
export function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

/** Signs in over HTTP. */
export function signInAs(
  app: FastifyInstance,
  body: { username: string; password: string; totp?: string },
): Promise<LightMyRequestResponse> {
  return app.inject({ method: 'POST', url: '/api/sign-in', payload: body });
}
