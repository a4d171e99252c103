import * as client from 'openid-client';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type * as contract from '../contract.ts';
import { recordAudit } from '../store/audit.ts';
import { officerByUsername } from '../store/officers.ts';
import { admitTry, type Desk, doorkeeper, noteOf, type OidcSettings, refuseTry } from './desk.ts';
import { proceed } from './proceed.ts';
import { oidcTicket, openTicket, sealTicket } from './ticket.ts';

/** The page of ours that the provider sends the browser back to. */
export const OIDC_RETURN_PATH = '/staff/sign-in/returned';

interface Provider {
  readonly configuration: client.Configuration;
  readonly returnTo: string;
  readonly claim: string;
}

const providers = new WeakMap<OidcSettings, Promise<client.Configuration>>();

/** Asked for when first needed and again after a failure: a provider that is down at our start is not skipped for good. */
async function providerOf(desk: Desk): Promise<Provider> {
  const { oidc, house } = desk;
  if (!oidc || !house.config.publicUrl) return fail('unknown', 'oidc-not-configured');
  let found = providers.get(oidc);
  if (!found) {
    const issuer = new URL(oidc.issuer);
    // Plain http is for a provider on the same machine.
    const options = issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {};
    found = client.discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, options);
    providers.set(oidc, found);
    found.catch(() => providers.delete(oidc));
  }
  const configuration = await found.catch((error: unknown) => {
    house.log.warn({ err: error }, 'the identity provider does not answer');
    return fail('unavailable', 'oidc-unavailable');
  });
  const returnTo = new URL(OIDC_RETURN_PATH, house.config.publicUrl).href;
  return { configuration, returnTo, claim: oidc.claim ?? 'preferred_username' };
}

/** 统一身份认证 Authorization code with PKCE; state, nonce and verifier travel sealed with the browser. */
export async function startOidc(
  desk: Desk,
  call: Call<typeof contract.startOidc>,
): Promise<ReplyOf<typeof contract.startOidc>> {
  const { configuration, returnTo } = await providerOf(desk);
  const verifier = client.randomPKCECodeVerifier();
  const ticket = { use: 'oidc', state: client.randomState(), nonce: client.randomNonce(), verifier };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: 'openid profile',
    state: ticket.state,
    nonce: ticket.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, ticket: sealTicket(desk.house, ticket, call.at) };
}

/** What the provider answered. The officer is the one whose username the claim names; administrators show their code as well. */
export async function finishOidc(
  desk: Desk,
  call: Call<typeof contract.finishOidc>,
): Promise<ReplyOf<typeof contract.finishOidc>> {
  const ticket = openTicket(desk.house, oidcTicket, call.body.ticket, call.at);
  const provider = await providerOf(desk);
  const username = await usernameFrom(desk, call, provider, ticket);
  await admitTry(desk, call, username);
  const officer = await inTransaction(desk.house.db, doorkeeper(desk), (tx) => officerByUsername(tx, username));
  if (officer?.status !== 'active') return refuseTry(desk, call, username, officer?.id ?? null, 'sign-in-failed');
  return proceed(desk, call, officer, { via: 'oidc', factor: false });
}

async function usernameFrom(
  desk: Desk,
  call: Call<typeof contract.finishOidc>,
  { configuration, returnTo, claim }: Provider,
  ticket: { state: string; nonce: string; verifier: string },
): Promise<string> {
  const address = new URL(returnTo);
  address.search = call.body.returned;
  try {
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: ticket.verifier,
      expectedState: ticket.state,
      expectedNonce: ticket.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    const named = claims?.[claim] ?? (await infoOf(configuration, tokens.access_token, claims?.sub ?? ''))[claim];
    if (typeof named === 'string' && named !== '') return named.trim().toLowerCase();
  } catch (error) {
    desk.house.log.warn({ err: error }, 'the identity provider refused a sign-in');
  }
  await inTransaction(desk.house.db, doorkeeper(desk), (tx) =>
    recordAudit(tx, { ...noteOf(call), why: 'oidc-failed', officerId: null, target: null }),
  );
  return fail('unauthenticated', 'oidc-failed');
}

async function infoOf(
  configuration: client.Configuration,
  token: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>>> {
  return client.fetchUserInfo(configuration, token, subject);
}
