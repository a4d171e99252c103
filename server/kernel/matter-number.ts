// Decides how a matter number is made and read: county 6 digits, day, serial, check digit (990101-20261122-00017-4).
// The check digit (ISO 7064 MOD 11-10) catches any single wrong digit and most swaps, so a mistyped number is told at once.

export function checkDigit(digits: string): number {
  let product = 10;
  for (const d of digits) {
    const sum = (Number(d) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/** `day` is YYYY-MM-DD; `serial` counts within the county and runs on past 99999 with more digits. */
export function matterNumber(countyCode: string, day: string, serial: number): string {
  const compact = day.replaceAll('-', '');
  const tail = String(serial).padStart(5, '0');
  return `${countyCode}-${compact}-${tail}-${checkDigit(`${countyCode}${compact}${tail}`)}`;
}

const shape = /^(\d{6})-(\d{8})-(\d{5,9})-(\d)$/u;

/** True when the text has the shape of a number and its check digit is right. */
export function isMatterNumber(text: string): boolean {
  const m = shape.exec(text);
  return m !== null && checkDigit(`${m[1]}${m[2]}${m[3]}`) === Number(m[4]);
}
