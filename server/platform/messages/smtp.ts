import type { Transporter } from 'nodemailer';
import { type Gateway, Undeliverable } from './gateway.ts';

const patience = 15_000;

/** E-mail by the county's mail server. `url` is smtp://user:password@host:port or smtps://… */
export function smtpGateway(config: { readonly url: string; readonly from: string }): Gateway {
  // Loaded with the first letter: most processes never send one.
  let transport: Promise<Transporter> | undefined;
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: config.url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      // A text of ours never makes the server read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  const domain = /@([^>\s]+)>?$/u.exec(config.from)?.[1] ?? 'anhe.invalid';
  return async (message) => {
    try {
      transport ??= open();
      await (
        await transport
      ).sendMail({
        from: config.from,
        // As an object: nothing in it is parsed as a list of addresses.
        to: { name: '', address: message.to },
        subject: (message.subject ?? '').replaceAll(/[\r\n]+/gu, ' '),
        text: message.text,
        messageId: `<${message.id}@${domain}>`,
        // One thread a matter: every letter answers the same first one, which need not exist (RFC 5322, 3.6.4).
        ...(message.thread === undefined
          ? {}
          : {
              references: [`<matter.${message.thread}@${domain}>`],
              inReplyTo: `<matter.${message.thread}@${domain}>`,
            }),
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.lang },
      });
    } catch (error) {
      throw undeliverable(error);
    }
  };
}

/** Five hundreds about this message last; a mail server that is away, busy or refuses our sign-in does not. */
function undeliverable(error: unknown): Undeliverable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const reply = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return new Undeliverable(reply > 0 ? `smtp-${reply}` : 'smtp-envelope', reply >= 500, error);
  return new Undeliverable(`smtp-${code.toLowerCase()}`, false, error);
}
