// Pure. Decides how it is told what others did to a matter while a sheet stood open.
import type { Dates } from '../shell/dates.ts';
import type { MatterView, TimelineEntry } from './calls.ts';
import type { Messages } from './messages.zh.ts';

/** The entries that came since, as sentences, and whether the act is still offered. */
export function changesSince(
  before: readonly TimelineEntry[],
  now: MatterView,
  act: string,
  words: { readonly m: Messages; readonly dates: Pick<Dates, 'short'> },
): { notes: string[]; possible: boolean } {
  const { m, dates } = words;
  const last = before.at(-1)?.seq ?? 0;
  const notes = now.timeline
    .filter((entry) => entry.seq > last)
    .map((entry) =>
      [
        dates.short(entry.recordedAt),
        [entry.actor.organisation, entry.actor.name].filter(Boolean).join(' ') ||
          (m.actorKinds[entry.actor.kind] ?? ''),
        m.history[entry.act] ?? entry.act,
        m.historyStage(m.stages[entry.stage]),
      ].join(' · '),
    );
  return { notes, possible: now.acts.includes(act) };
}
