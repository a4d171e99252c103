import { dayOf } from '../../ui/dates.ts';

/** The day in China, 'YYYY-MM-DD', by the phone's clock. */
export function today(): string {
  return dayOf(new Date());
}
