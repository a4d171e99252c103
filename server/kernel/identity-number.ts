// Decides whether a resident identity number (公民身份号码, GB 11643-1999) or a unified social credit code (GB 32100-2015) is true in form,
// and how numbers, telephones and names are masked on a screen.

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Form, birth date and check character of an 18-place identity number. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/u.test(text)) return false;
  const [y, m, d] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  const day = new Date(Date.UTC(y, m - 1, d));
  if (y < 1880 || day.getUTCFullYear() !== y || day.getUTCMonth() !== m - 1 || day.getUTCDate() !== d) return false;
  const sum = idWeights.reduce((s, w, i) => s + w * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function isCreditCode(text: string): boolean {
  if (text.length !== 18 || [...text].some((c) => !creditLetters.includes(c))) return false;
  const sum = creditWeights.reduce((s, w, i) => s + w * creditLetters.indexOf(text[i] as string), 0);
  return creditLetters[(31 - (sum % 31)) % 31] === text[17];
}

/** 138****5678; a short number keeps its last two. */
export function maskPhone(phone: string): string {
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `***${phone.slice(-2)}`;
}

export function maskIdentityNumber(id: string): string {
  return `${id.slice(0, 3)}***********${id.slice(-4)}`;
}

/** 张* : the family name stays (compound family names of two characters are kept only as their first). */
export function maskName(name: string): string {
  const [first = ''] = name;
  return `${first}*`;
}
