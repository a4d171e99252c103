import type { VNode } from 'preact';
import { Choice, TextField } from '../parts/field.tsx';
import { useWords } from '../words.tsx';
import { useReport } from './report-draft.tsx';
import { StepPage } from './step-page.tsx';

type ProblemOf = (field: string) => string | undefined;

/** The value that was chosen, typed; the first of them when the text is none of them. */
function oneOf<T extends string>(text: string, first: T, ...others: readonly T[]): T {
  return others.find((value) => value === text) ?? first;
}

export function Contact(): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  return (
    <StepPage step="reportContact" title={t.contact.title}>
      {(problemOf) => (
        <>
          <Choice
            name="filing"
            label={t.contact.filing}
            value={draft.filing}
            options={[
              { value: 'self', label: t.contact.self },
              { value: 'other', label: t.contact.forOther, hint: t.contact.forOtherHint },
              { value: 'organisation', label: t.contact.organisation },
            ]}
            onChoice={(value) => write({ filing: oneOf(value, 'self', 'other', 'organisation') })}
          />
          <Names problemOf={problemOf} />
          <Reach problemOf={problemOf} />
          <Together />
        </>
      )}
    </StepPage>
  );
}

function Names(props: { readonly problemOf: ProblemOf }): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  return (
    <>
      {draft.filing === 'organisation' ? (
        <TextField
          name="organisation"
          label={t.contact.organisationName}
          problem={props.problemOf('organisation')}
          autoComplete="organization"
          maxLength={100}
          value={draft.organisation}
          onText={(organisation) => write({ organisation })}
        />
      ) : null}
      <TextField
        name="name"
        label={draft.filing === 'other' ? t.contact.hisName : t.contact.yourName}
        problem={props.problemOf('name')}
        autoComplete={draft.filing === 'other' ? 'off' : 'name'}
        maxLength={50}
        value={draft.name}
        onText={(name) => write({ name })}
      />
      {draft.filing === 'other' ? (
        <div class="sub-card">
          <TextField
            name="filerName"
            label={t.contact.yourName}
            problem={props.problemOf('filerName')}
            autoComplete="name"
            maxLength={50}
            value={draft.filerName}
            onText={(filerName) => write({ filerName })}
          />
          <Choice
            name="relation"
            label={t.contact.howRelated}
            value={draft.relation}
            options={[
              { value: 'helper', label: t.contact.helper },
              { value: 'guardian', label: t.contact.guardian },
              { value: 'agent', label: t.contact.agent, hint: t.contact.agentHint },
            ]}
            onChoice={(value) => write({ relation: oneOf(value, 'helper', 'guardian', 'agent') })}
          />
          {draft.relation === 'helper' && draft.name.trim() && draft.filerName.trim() ? (
            <p class="hint" role="status">
              {t.contact.helperNamed(draft.filerName.trim(), draft.name.trim())}
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function Reach(props: { readonly problemOf: ProblemOf }): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  return (
    <>
      <Choice
        name="way"
        label={t.contact.way}
        value={draft.way}
        options={[
          { value: 'phone', label: t.contact.phone },
          { value: 'relative', label: t.contact.relative },
          { value: 'village', label: t.contact.village },
          { value: 'window', label: t.contact.window },
        ]}
        onChoice={(value) => write({ way: oneOf(value, 'phone', 'relative', 'village', 'window') })}
      />
      {draft.way === 'relative' || draft.way === 'village' ? (
        <TextField
          name="contact"
          label={t.contact.contactWords[draft.way]}
          problem={props.problemOf('contact')}
          maxLength={200}
          value={draft.contact}
          onText={(contact) => write({ contact })}
        />
      ) : null}
      <TextField
        name="phone"
        type="tel"
        label={draft.filing === 'other' ? t.contact.hisPhone : t.contact.yourPhone}
        problem={props.problemOf('phone')}
        optional={draft.way !== 'phone'}
        autoComplete={draft.filing === 'other' ? 'off' : 'tel'}
        maxLength={30}
        value={draft.phone}
        onText={(phone) => write({ phone })}
      />
      <TextField
        name="safe"
        label={t.contact.safe}
        hint={t.contact.safeHint}
        optional
        maxLength={200}
        value={draft.safe}
        onText={(safe) => write({ safe })}
      />
    </>
  );
}

function Together(): VNode {
  const { t } = useWords();
  const { draft, write } = useReport();
  return (
    <>
      {draft.together.length > 0 ? <h2>{t.contact.more}</h2> : null}
      {draft.together.map((name, i) => (
        <div class="with-remove" key={`together-${i}`}>
          <TextField
            name={`together-${i}`}
            label={t.contact.person(i + 1)}
            maxLength={50}
            value={name}
            onText={(text) => write((old) => ({ together: old.together.map((one, n) => (n === i ? text : one)) }))}
          />
          <button
            type="button"
            class="link"
            onClick={() => write((old) => ({ together: old.together.filter((_, n) => n !== i) }))}
          >
            {t.when.remove}
          </button>
        </div>
      ))}
      {draft.together.length < 18 ? (
        <p>
          <button
            type="button"
            class="button quiet"
            onClick={() => write((old) => ({ together: [...old.together, ''] }))}
          >
            + {draft.together.length > 0 ? t.contact.moreAdd : t.contact.moreFirst}
          </button>
        </p>
      ) : null}
    </>
  );
}
