import { createHmac } from 'node:crypto';
import { type Gateway, Undeliverable } from './gateway.ts';

const patience = 10_000;

/**
 * SMS by the county's gateway: one signed POST a message, JSON `{ id, to, text, lang }`. The gateway checks
 * `X-Anhe-Signature: v1=<hex>` = HMAC-SHA256 of `<X-Anhe-Timestamp>.<body>` with the shared secret, refuses old timestamps (seconds since
 * 1970), and answers 2xx when it has taken the message, also when it had taken that id before (`Idempotency-Key` is the same id).
 */
export function smsGateway(config: { readonly url: string; readonly secret: string }): Gateway {
  return async (message) => {
    const body = JSON.stringify({ id: message.id, to: message.to, text: message.text, lang: message.lang });
    // The gateway compares with its own clock, so this is the machine's, not the house's.
    const timestamp = String(Math.floor(Date.now() / 1000));
    const reply = await fetch(config.url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': message.id,
        'x-anhe-timestamp': timestamp,
        'x-anhe-signature': `v1=${signature(config.secret, timestamp, body)}`,
      },
      body,
    }).catch((error: unknown) => {
      const late = error instanceof Error && error.name === 'TimeoutError';
      throw new Undeliverable(late ? 'gateway-timeout' : 'gateway-away', false, error);
    });
    await reply.body?.cancel();
    // 409: the gateway knows this id, so it has the message.
    if (reply.ok || reply.status === 409) return;
    throw new Undeliverable(`gateway-${reply.status}`, lasts(reply.status));
  };
}

export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

function lasts(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 425, 429].includes(status);
}
