// Pure. Decides whether a password is good enough: 等保三级, at least ten characters of three kinds, not the username.

export const passwordRules = { least: 10, most: 128, kinds: 3, formerKept: 5, goodForDays: 180 } as const;

/** What is wrong with a password, in codes with words; empty when it may be taken. */
export function passwordFaults(password: string, username: string): string[] {
  const letters = [...password];
  const faults: string[] = [];
  if (letters.length < passwordRules.least) faults.push('password-too-short');
  if (letters.length > passwordRules.most) faults.push('password-too-long');
  const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^a-zA-Z\d]/u].filter((kind) => kind.test(password)).length;
  if (kinds < passwordRules.kinds) faults.push('password-too-few-kinds');
  if (password.toLowerCase().includes(username.toLowerCase())) faults.push('password-holds-username');
  if (new Set(letters).size < 5) faults.push('password-repeats');
  return faults;
}
