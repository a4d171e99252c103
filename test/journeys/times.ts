import { addDays } from '../../server/kernel/local-date.ts';
import { addMs, localDateOf, localTimeOf, MINUTE_MS } from '../../server/kernel/instant.ts';

/** The day so many days from today in China, as a date field takes it. */
export function dayFrom(days: number): string {
  return addDays(localDateOf(new Date()), days);
}

/** The minute so many minutes ago in China, as a field for date and time takes it. */
export function minutesAgo(minutes: number): string {
  const then = addMs(new Date(), -minutes * MINUTE_MS);
  return `${localDateOf(then)}T${localTimeOf(then)}`;
}
