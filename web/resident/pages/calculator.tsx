import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayWords, momentWords } from '../../ui/dates.ts';
import { DayInWords, Select, TextField } from '../parts/field.tsx';
import { useLacking } from '../parts/lacking.ts';
import { useLoaded } from '../parts/loaded.ts';
import { Problems } from '../parts/problems.tsx';
import { StepByStep } from '../parts/step-by-step.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { explainDeadline, listClockRules, type Explained } from '../operations.ts';
import { today } from '../report/today.ts';
import { useWords } from '../words.tsx';

type Unit = 'workingHours' | 'workingDays' | 'calendarDays' | 'months';
const units: readonly Unit[] = ['workingDays', 'calendarDays', 'months', 'workingHours'];

/** Periods in hours run from the moment itself, so the hour is asked and shown. */
function inHours(unit: Explained['unit']): boolean {
  return unit === 'hours' || unit === 'workingHours';
}

/** 期限计算器: for everybody; every step of the computation is shown. */
export function Calculator(): VNode {
  const { t, language } = useWords();
  const [from, setFrom] = useState(today);
  const [time, setTime] = useState('09:00');
  const [amount, setAmount] = useState('7');
  const [unit, setUnit] = useState<Unit>('workingDays');
  const [rule, setRule] = useState('');
  const [reply, setReply] = useState<Explained>();
  const [error, setError] = useState<unknown>();
  const rules = useLoaded('rules', (signal) => listClockRules({}, { signal }));
  const chosen = rules.value?.items.find((item) => item.id === rule);
  const hours = inHours(chosen?.unit ?? unit);
  const said = chosen?.countsBack ? t.calculator.beforeEvent : t.calculator.fromEvent;
  const label = chosen ? said(chosen.startEvent[language]) : t.calculator.from;
  const lacking = useLacking([
    ...(from ? [] : [{ field: 'from', words: t.calculator.missing }]),
    ...(rule || /^\d{1,5}$/u.test(amount) ? [] : [{ field: 'amount', words: t.calculator.missing }]),
  ]);
  const compute = async (event: Event): Promise<void> => {
    event.preventDefault();
    setError(undefined);
    setReply(undefined);
    if (!lacking.whole()) return;
    try {
      const query = { from: hours ? `${from}T${time}` : from, ...(rule ? { rule } : { amount: Number(amount), unit }) };
      setReply(await explainDeadline({ query }));
    } catch (trouble) {
      setError(trouble);
    }
  };
  return (
    <section class="narrow">
      <form noValidate onSubmit={(event) => void compute(event)}>
        <h1 tabIndex={-1}>{t.calculator.title}</h1>
        <p class="lead">{t.calculator.lead}</p>
        <Problems problems={lacking.left} found={lacking.found} />
        <TextField
          name="from"
          type="date"
          short
          label={label}
          problem={lacking.problemOf('from')}
          value={from}
          onText={setFrom}
        />
        <DayInWords day={from} />
        {rules.value ? (
          <Select
            name="rule"
            label={t.calculator.rules}
            optional
            empty={t.calculator.own}
            value={rule}
            options={rules.value.items.map((item) => ({
              value: item.id,
              label: [item.name[language], item.law ? item.law.citation[language] : ''].filter(Boolean).join(' · '),
            }))}
            onChoice={setRule}
          />
        ) : null}
        {rule ? null : (
          <div class="beside">
            <TextField
              name="amount"
              type="number"
              short
              label={t.calculator.amount}
              problem={lacking.problemOf('amount')}
              value={amount}
              onText={setAmount}
            />
            <Select
              name="unit"
              label={t.calculator.unit}
              empty={t.app.choose}
              value={unit}
              options={units.map((value) => ({ value, label: t.calculator.units[value] }))}
              onChoice={(value) => setUnit(units.find((one) => one === value) ?? 'workingDays')}
            />
          </div>
        )}
        {hours ? (
          <TextField name="time" type="time" short label={t.calculator.time} value={time} onText={setTime} />
        ) : null}
        <div class="onward">
          <button type="submit" class="button wide">
            {t.calculator.go}
          </button>
        </div>
      </form>
      {error === undefined ? null : <Trouble error={error} />}
      <div role="status">{reply ? <Result reply={reply} /> : null}</div>
      <p class="hint">{t.calculator.rule}</p>
    </section>
  );
}

function Result(props: { readonly reply: Explained }): VNode {
  const { t, language } = useWords();
  const { reply } = props;
  return (
    <section class="now">
      <p class="now-words">
        {t.calculator.due}{' '}
        <strong>
          {inHours(reply.unit)
            ? momentWords(reply.due, language, { weekday: true })
            : dayWords(reply.dueDate, language, { weekday: true })}
        </strong>
      </p>
      {reply.certain ? null : <p class="keep">{t.calculator.notCertain}</p>}
      <h2>{t.calculator.how}</h2>
      <p>{reply.plain[language]}</p>
      <StepByStep steps={reply.words[language]}>
        {reply.law ? (
          <p class="law">
            {t.calculator.law} {reply.law.citation[language]}
            {t.progress.strength(reply.law.strength[language])}
          </p>
        ) : null}
      </StepByStep>
      {reply.law?.interruptedBy === undefined ? null : (
        <p class="hint">
          {reply.law.interruptedBy
            ? t.progress.timeBarStops(reply.law.interruptedBy[language])
            : t.progress.timeBarRuns}
        </p>
      )}
    </section>
  );
}
