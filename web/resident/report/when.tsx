import type { VNode } from 'preact';
import { Choice, DayInWords, TextField } from '../parts/field.tsx';
import { useWords } from '../words.tsx';
import type { OtherSide } from './draft.ts';
import { useReport } from './report-draft.tsx';
import { StepPage } from './step-page.tsx';
import { today } from './today.ts';

export function When(): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  const change = (i: number, part: Partial<OtherSide>): void =>
    write((old) => ({ others: old.others.map((other, n) => (n === i ? { ...other, ...part } : other)) }));
  return (
    <StepPage step="reportWhen" title={t.when.title}>
      {(problemOf) => (
        <>
          <TextField
            name="occurredOn"
            type="date"
            short
            label={t.when.date}
            hint={t.when.dateHint}
            problem={problemOf('occurredOn')}
            optional
            max={today()}
            value={draft.occurredOn}
            onText={(occurredOn) => write({ occurredOn })}
          />
          <DayInWords day={draft.occurredOn} />
          <TextField
            name="people"
            type="number"
            short
            label={t.when.people}
            hint={t.when.peopleHint}
            problem={problemOf('people')}
            optional
            value={draft.people}
            onText={(people) => write({ people: people.trim() })}
          />
          <h2>{t.when.who}</h2>
          <p class="hint">{t.when.whoHint}</p>
          {draft.others.map((other, i) => (
            <div class="sub-card" key={`other-${i}`}>
              <div class="sub-head">
                <h3>{t.when.other(i + 1)}</h3>
                <button
                  type="button"
                  class="link"
                  onClick={() => write((old) => ({ others: old.others.filter((_, n) => n !== i) }))}
                >
                  {t.when.remove}
                </button>
              </div>
              <Choice
                name={`other-kind-${i}`}
                label={t.when.who}
                quiet
                form="pair"
                value={other.kind}
                options={[
                  { value: 'person', label: t.when.person },
                  { value: 'organisation', label: t.when.organisation },
                ]}
                onChoice={(kind) => change(i, { kind: kind === 'organisation' ? 'organisation' : 'person' })}
              />
              <TextField
                name={`other-${i}`}
                label={other.kind === 'person' ? t.when.name : t.when.organisationName}
                problem={problemOf(`other-${i}`)}
                maxLength={other.kind === 'person' ? 50 : 100}
                value={other.name}
                onText={(name) => change(i, { name })}
              />
              <TextField
                name={`other-phone-${i}`}
                type="tel"
                label={t.when.phone}
                problem={problemOf(`other-phone-${i}`)}
                optional
                maxLength={30}
                value={other.phone}
                onText={(phone) => change(i, { phone })}
              />
            </div>
          ))}
          {draft.others.length < 20 ? (
            <p>
              <button
                type="button"
                class="button quiet"
                onClick={() => write((old) => ({ others: [...old.others, { kind: 'person', name: '', phone: '' }] }))}
              >
                + {draft.others.length > 0 ? t.when.add : t.when.addFirst}
              </button>
            </p>
          ) : null}
        </>
      )}
    </StepPage>
  );
}
