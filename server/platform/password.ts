import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Memory (KiB), passes and lanes of argon2id (OWASP's second choice): about 60 ms a sign-in on two cores. */
const usual = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG = 32;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: TAG, ...cost }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function plainBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

/** PHC string of argon2id; the cost is in it, so that it can be raised later without voiding what is kept. */
export async function hashPassword(password: string, cost: Cost = usual): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive(password, nonce, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plainBase64(nonce)}$${plainBase64(key)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;

/** Same time whether it fits or not. False for what is no hash of ours. */
export async function passwordFits(password: string, hash: string): Promise<boolean> {
  const found = phc.exec(hash);
  if (!found) return false;
  const [, m, t, p, nonce, key] = found as unknown as [string, string, string, string, string, string];
  const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) };
  const wanted = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(nonce, 'base64'), cost);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** A hash nothing fits: an unknown username costs as much time as a known one. */
export const unfittingHash = `$argon2id$v=19$m=${usual.memory},t=${usual.passes},p=${usual.parallelism}$${plainBase64(randomBytes(16))}$${plainBase64(randomBytes(TAG))}`;

const small = 'abcdefghjkmnpqrstuvwxyz';
const large = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';

function pick(letters: string): string {
  return letters[randomInt(letters.length)] as string;
}

/** A password to be read from a slip of paper: 4 groups of 4, no letters that look alike, about 85 bits. */
export function generatedPassword(): string {
  const group = (): string => {
    const letters = [pick(large), pick(small), pick(digits), pick(small + large + digits)];
    for (let i = letters.length - 1; i > 0; i -= 1) {
      const j = randomInt(i + 1);
      [letters[i], letters[j]] = [letters[j] as string, letters[i] as string];
    }
    return letters.join('');
  };
  return [group(), group(), group(), group()].join('-');
}
