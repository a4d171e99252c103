// Decides what is asked about a matter that came from somewhere else, when that is sound, and what a court gets back.
// 首问负责: whoever wrote it down first stays named beside it. 特邀调解规定 21, 26: what was delegated and fails goes back with its material.
import { isIdentityNumber } from '../../kernel/identity-number.ts';
import { addDays } from '../../kernel/local-date.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';

export const CHANNELS = [
  'resident',
  'window',
  'grid',
  'telephone',
  'hotline',
  'court',
  'police',
  'petitions',
  'transfer',
  'import',
  'api',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Ways in that the desk writes down. */
export const DESK_CHANNELS = [
  'window',
  'telephone',
  'grid',
  'hotline',
  'court',
  'police',
  'petitions',
  'transfer',
] as const satisfies readonly Channel[];

/** 12345, court, police (what is none of theirs), petitions office, others: without the body's name nobody could answer it. */
export const FROM_BODIES: readonly Channel[] = ['hotline', 'court', 'police', 'petitions', 'transfer', 'api'];

/** What the office calls each way in. */
export const channelNames: Readonly<Record<Channel, { readonly zh: string; readonly en: string }>> = {
  resident: { zh: '网上登记', en: 'resident’s page' },
  window: { zh: '窗口登记', en: 'window' },
  grid: { zh: '网格上报', en: 'grid worker' },
  telephone: { zh: '电话登记', en: 'telephone' },
  hotline: { zh: '12345 工单', en: '12345 work order' },
  court: { zh: '法院委派、委托', en: 'court' },
  police: { zh: '公安移送（非警务）', en: 'police (not for the police)' },
  petitions: { zh: '信访转来', en: 'petitions office' },
  transfer: { zh: '其他单位转来', en: 'another body' },
  import: { zh: '批量导入', en: 'Excel import' },
  api: { zh: '接口登记', en: 'interface' },
};

/** 立案前委派, 立案后委托 */
export const COURT_MEDIATIONS = ['before_filing', 'after_filing'] as const;

export interface Source {
  readonly bodyName: string;
  readonly reference?: string | undefined;
  /** Day on which the other body received it. */
  readonly receivedOn?: string | undefined;
  readonly asksBack?: string | undefined;
  readonly answerBy?: string | undefined;
  readonly courtMediation?: (typeof COURT_MEDIATIONS)[number] | undefined;
}

/** @returns a Refusal `source-missing`, `court-mediation-missing`, `court-mediation-elsewhere`, `date-in-future`, `answer-before-receipt`, `outside-number-personal` */
export function sourceFault(channel: Channel, source: Source | undefined, today: string): Refusal | undefined {
  if (!source)
    return FROM_BODIES.includes(channel) ? refuse('invalid', 'source-missing', { field: 'source' }) : undefined;
  if (channel === 'court' && !source.courtMediation)
    return refuse('invalid', 'court-mediation-missing', { field: 'courtMediation' });
  if (channel !== 'court' && source.courtMediation)
    return refuse('invalid', 'court-mediation-elsewhere', { field: 'courtMediation' });
  if (source.receivedOn !== undefined && source.receivedOn > today)
    return refuse('invalid', 'date-in-future', { field: 'receivedOn' });
  if (source.answerBy !== undefined && source.answerBy < (source.receivedOn ?? '0000-01-01'))
    return refuse('invalid', 'answer-before-receipt', { field: 'answerBy' });
  if (source.reference !== undefined && isPersonal(source.reference))
    return refuse('invalid', 'outside-number-personal', { field: 'reference' });
  return undefined;
}

/** How a number is found again: spaces do not count, capitals and small letters are the same. */
export function numberKey(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
}

/** An identity number or a telephone is no number of a matter: it would make a search for a person of a search for a matter. */
export function isPersonal(text: string): boolean {
  const key = numberKey(text);
  return isIdentityNumber(key) || /^(?:\+?86)?1[3-9]\d{9}$/u.test(key);
}

/** Days that a court gives for a matter that it delegates before filing (特邀调解规定 27). */
const DELEGATED_DAYS = 30;

/**
 * Until when a court must have the material back should the mediation fail: as the court asked, else the period of 特邀调解规定 27 from the day
 * the matter came in here. After filing the period depends on the court's procedure, so without the court's own date there is none to show.
 */
export function returnToCourtBy(
  source: Pick<Source, 'courtMediation' | 'answerBy'>,
  registeredOn: string,
): { readonly due: string | null; readonly asked: boolean } | null {
  if (!source.courtMediation) return null;
  if (source.answerBy) return { due: source.answerBy, asked: true };
  return {
    due: source.courtMediation === 'before_filing' ? addDays(registeredOn, DELEGATED_DAYS) : null,
    asked: false,
  };
}
