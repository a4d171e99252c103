import { type DestinationStream, type Logger, pino } from 'pino';
import { Refused } from '../kernel/refusal.ts';

/** Names under which personal data or secrets travel; whatever stands there is never written. */
const withheld = [
  'password',
  'totp',
  'token',
  'secret',
  'lookupCode',
  'code',
  'name',
  'phone',
  'telephone',
  'contact',
  'address',
  'idNumber',
  'description',
  'text',
  'q',
  'query',
  'body',
  'cookie',
  'authorization',
  'to',
  'email',
  'params',
];

export interface LogOptions {
  readonly level?: string;
  /** Which process of the house writes. */
  readonly role?: string;
  /** Standard output unless given. */
  readonly to?: DestinationStream;
}

/** JSON lines. Personal data, search words and secrets do not get in: known names are withheld, messages of errors are cleaned. */
export function createLog(options: LogOptions = {}): Logger {
  return pino(
    {
      level: options.level ?? 'info',
      base: { role: options.role ?? 'all' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: withheld.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
      serializers: { err: errorFacts, error: errorFacts },
    },
    options.to ?? pino.destination({ fd: 1, sync: false }),
  );
}

interface ErrorFacts {
  readonly kind: string;
  readonly fault: string;
  readonly stack?: string;
  readonly cause?: ErrorFacts;
}

/** An error as it may be written down: its line, where it happened, and what caused it. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { kind: typeof error, fault: faultLine(error) };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return {
    kind: error.name,
    fault: faultLine(error),
    ...(frames.length > 0 ? { stack: frames.join('\n') } : {}),
    ...(error.cause instanceof Error ? { cause: errorFacts(error.cause) } : {}),
  };
}

/**
 * One line about an error, fit for logs and for the list of stuck jobs: what others put into messages (values in quotes,
 * addresses, numbers of five and more digits, Chinese text) is left out.
 */
export function faultLine(error: unknown): string {
  if (error instanceof Refused) return `${error.refusal.kind}: ${error.refusal.code}`;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const kind = error instanceof Error ? error.name : 'error';
  const message = error instanceof Error ? error.message : String(error);
  return `${kind}${code}: ${cleaned(message)}`.slice(0, 300);
}

function cleaned(message: string): string {
  return message
    .replaceAll(/[\p{Cc}]+/gu, ' ')
    .replaceAll(/"[^"]*"|'[^']*'|«[^»]*»|“[^”]*”/gu, '…')
    .replaceAll(/[^\s<>@]+@[^\s<>@]+/gu, '…')
    .replaceAll(/\d[\d -]{3,}\d/gu, '…')
    .replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}·，。；：（）]+/gu, '…');
}
