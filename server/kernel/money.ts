// Pure. Decides how money reads. Money is a whole number of fen (分); nobody adds or divides yuan.
// Chinese upper case (大写) follows 《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》.

/** A whole number of fen, 0.01 yuan; negative only in a correction. */
export type Fen = number;

const YUAN = /^(\d{1,13}|\d{1,3}(?:[,，]\d{3}){1,4})(?:\.(\d{1,2}))?$/u;
const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const GROUPS = ['', '万', '亿', '万'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;

/** Reads what people type, '1200', '1,200.5' or '1,200.50', in yuan; null for anything else (three decimals included). */
export function parseYuan(text: string): Fen | null {
  const found = YUAN.exec(text.trim());
  if (!found?.[1]) return null;
  const fen = Number(found[1].replace(/[,，]/gu, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}

/** 1,234.50 */
export function formatAmount(fen: Fen): string {
  const { sign, yuan, rest } = split(fen);
  const grouped = String(yuan).replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${sign ? '-' : ''}${grouped}.${String(rest).padStart(2, '0')}`;
}

/** 1,234.50元 */
export function formatYuan(fen: Fen): string {
  return `${formatAmount(fen)}元`;
}

/** CNY 1,234.50 */
export function formatYuanEn(fen: Fen): string {
  return `CNY ${formatAmount(fen)}`;
}

/** 人民币1,234.50元（大写：壹仟贰佰叁拾肆元伍角整）: how a sum stands in an agreement, so that neither form can be altered alone. */
export function formatYuanInFull(fen: Fen): string {
  return `人民币${formatYuan(fen)}（大写：${upperCaseYuan(fen)}）`;
}

/** 壹仟贰佰叁拾肆元伍角整. Throws RangeError on a sum that is no whole number of fen. */
export function upperCaseYuan(fen: Fen): string {
  const { sign, yuan, rest } = split(fen);
  const jiao = Math.floor(rest / 10);
  const odd = rest % 10;
  const whole = yuan === 0 ? '' : `${upperCaseWhole(yuan)}元`;
  const prefix = sign ? '负' : '';
  if (rest === 0) return `${prefix}${whole || '零元'}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole === '' ? '' : '零';
  return `${prefix}${whole}${tenths}${odd > 0 ? `${DIGITS[odd]}分` : '整'}`;
}

/** A whole number in upper case without a unit: 10500 is 壹万零伍佰. 0 is 零. */
function upperCaseWhole(whole: number): string {
  if (whole === 0) return '零';
  const groups: number[] = [];
  for (let left = whole; left > 0; left = Math.floor(left / 10_000)) groups.push(left % 10_000);
  let text = '';
  let gap = false;
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const group = groups[i] ?? 0;
    if (group === 0) {
      gap = text !== '';
      // 万亿: an empty 亿 group beneath filled 万亿 still names its 亿.
      if (i === 2 && text !== '') text += '亿';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    text += fourDigits(group) + (GROUPS[i] ?? '');
    gap = false;
  }
  return text;
}

function fourDigits(group: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    gap = false;
  }
  return text;
}

function split(fen: Fen): { sign: boolean; yuan: number; rest: number } {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of fen: ${fen}`);
  const size = Math.abs(fen);
  return { sign: fen < 0, yuan: Math.floor(size / 100), rest: size % 100 };
}
