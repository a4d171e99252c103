// What the sheets of acts on clocks choose from: the clocks whose rule leaves something to ask for, requests that wait, rights that time bars.
import type { Pick } from '../acts/sheet-field.tsx';
import type { FieldSpec, Values } from '../acts/sheet-spec.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { MatterView } from './calls.ts';
import { messages } from './messages.ts';

type ClockLists = Record<
  'pausableClocks' | 'extendableClocks' | 'pausedClocks' | 'pauseReasons' | 'clockRequests' | 'timeBars',
  Pick[]
>;

export function useClockPicks(matter: MatterView): ClockLists {
  const say = useWords();
  const dates = useDates();
  const m = useMessages(messages);
  const signs = useSigns();
  const named = (clock: MatterView['clocks'][number]): Pick => ({
    value: clock.id,
    label: `${say(clock.name)}${signs.brackets(m.clockDue(dates.date(clock.dueDate, true)))}`,
  });
  const nameOf = (id: string): string => {
    const clock = matter.clocks.find((one) => one.id === id);
    return clock ? say(clock.name) : '';
  };
  const reasons = new Map(matter.clocks.flatMap((clock) => clock.mayPause).map((reason) => [reason.id, reason]));
  return {
    pausableClocks: matter.clocks.filter((clock) => clock.mayPause.length > 0).map(named),
    extendableClocks: matter.clocks.flatMap((clock) =>
      clock.mayExtend
        ? [
            {
              value: clock.id,
              label: `${say(clock.name)}${signs.brackets(m.clockMost(clock.mayExtend.most, clock.mayExtend.unit))}`,
            },
          ]
        : [],
    ),
    pausedClocks: matter.clocks.filter((clock) => clock.pausedUntil !== null).map(named),
    pauseReasons: [...reasons.values()].map((reason) => ({ value: reason.id, label: say(reason) })),
    clockRequests: matter.clockRequests
      .filter((request) => request.decision === null)
      .map((request) => ({
        value: request.id,
        label: `${nameOf(request.clockId)}${signs.colon}${
          request.kind === 'pause'
            ? `${request.reason ? say(request.reason) : ''} · ${m.clockPaused(dates.date(request.pausedTo ?? '', true))}`
            : m.clockMore(request.amount ?? 0, request.unit ?? 'workingDays')
        }${request.askedBy ? signs.brackets(request.askedBy) : ''}`,
      })),
    timeBars: matter.timeBars.map((bar) => ({
      value: bar.ruleId,
      label: `${say(bar.name)} · ${say(bar.length)} · ${say(bar.startEvent)}`,
    })),
  };
}

/** A demanded choice with one possible answer is made already. */
export function onlyChoices(
  fields: readonly FieldSpec[],
  picks: Readonly<Record<string, readonly Pick[]>>,
  lists: readonly string[] = onClocks,
): Values {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.kind !== 'pick' || field.many || !field.required || !lists.includes(field.from)) return [];
      const [only, ...others] = picks[field.from] ?? [];
      return only && others.length === 0 ? [[field.name, only.value]] : [];
    }),
  );
}

const onClocks: readonly string[] = ['pausableClocks', 'extendableClocks', 'pausedClocks', 'clockRequests'];
