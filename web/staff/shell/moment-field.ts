// Pure. Decides which moment a field of date and time means: the wall clock of China, whatever the machine is set to.
import { instantAt, toChinaIso } from '../../../server/kernel/instant.ts';
import { isLocalDate } from '../../../server/kernel/local-date.ts';

/**
 * What a `datetime-local` field holds ('2026-11-22T14:05') as a moment with its offset.
 * An empty or unfinished field gives undefined.
 */
export function momentOfField(value: string | undefined): string | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/u.exec(value ?? '');
  if (!found?.[1] || !found[2] || !isLocalDate(found[1])) return undefined;
  return toChinaIso(instantAt(found[1], found[2]));
}

/** The other way: what the field shows for a moment. */
export function fieldOfMoment(iso: string): string {
  return toChinaIso(new Date(iso)).slice(0, 16);
}
