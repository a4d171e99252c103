// Decides which texts of the environment are good values, and what is said of a bad one.
// Pure: reads no environment.
import { z } from 'zod';

/** Whole number between two bounds. */
export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/, `应为整数 must be a whole number`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `应在 ${least} 与 ${most} 之间 must lie between ${least} and ${most}`);
}

/** An address with one of the given schemes. */
export function address(...schemes: string[]): z.ZodType<string, string> {
  const wanted = schemes.map((scheme) => `${scheme}://`).join(' 或 or ');
  return z.string().refine((text) => {
    const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : '';
    return schemes.includes(scheme);
  }, `应以 ${wanted} 开头 must be an address that begins with ${wanted}`);
}

/** Origin of a web site: scheme, host and port, without a path. */
export function origin(): z.ZodType<string, string> {
  return address('http', 'https')
    .refine((text) => {
      if (!URL.canParse(text)) return true; // The line above has said so.
      const { pathname, search, hash } = new URL(text);
      return pathname === '/' && search === '' && hash === '';
    }, '不应带路径 must have no path')
    .transform((text) => (URL.canParse(text) ? new URL(text).origin : text));
}

/** Exactly 32 bytes written in base64. */
export function key32(): z.ZodType<Buffer, string> {
  return z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, '应为 32 字节的 base64 must be 32 bytes in base64 (openssl rand -base64 32)')
    .transform((text) => Buffer.from(text, 'base64'));
}

/** IP addresses or networks, separated by commas. */
export function networks(): z.ZodType<string[], string> {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(part).success),
      '应为 IP 地址或网段，用逗号分开 must be IP addresses or networks, separated by commas',
    );
}

/** Text of at least so many characters: tokens and shared secrets. */
export function secret(least: number): z.ZodType<string, string> {
  return z.string().min(least, `至少 ${least} 个字符 must have at least ${least} characters`);
}

/** One of a few words. */
export function oneOf<T extends string>(...words: T[]): z.ZodType<T, string> {
  const wanted = words.join(' | ');
  return z.string().transform((text, context): T => {
    const word = words.find((word) => word === text);
    if (word !== undefined) return word;
    context.addIssue({ code: 'custom', message: `应为 ${wanted} must be one of ${wanted}` });
    return z.NEVER;
  });
}

/** Any text without line breaks. */
export function line(): z.ZodType<string, string> {
  return z.string().regex(/^[^\r\n]+$/, '应为一行文字 must be one line of text');
}
