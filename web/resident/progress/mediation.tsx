import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayWords, momentWords } from '../../ui/dates.ts';
import { Choice, TextArea } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import {
  answerAsRespondent,
  answerConsent,
  withdrawOwnMediation,
  type Mediation,
  type OwnMediation,
} from '../operations.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';
import { AgreementPart } from './agreement.tsx';

interface MediationProps {
  readonly own: OwnMediation;
  readonly mediation: Mediation;
  readonly token: string;
  readonly onDone: () => void;
}

/** The mediation as far as it concerns the caller. Where there is danger it proposes no reconciliation. */
export function MediationPart(props: MediationProps): VNode {
  const { t, language } = useWords();
  const { own, mediation } = props;
  const { acts } = own;
  return (
    <section class="card">
      <h2>
        {t.mediation.title} <span class="chip">{mediation.stateName[language]}</span>
      </h2>
      {mediation.danger ? (
        <p class="danger">
          <Icon name="alert" />
          <span>{t.mediation.danger}</span>
        </p>
      ) : null}
      {own.side === 'respondent' && mediation.state === 'preparing' ? <p class="lead">{t.mediation.intro}</p> : null}
      <Facts own={own} mediation={mediation} />
      {acts.includes('answerAsRespondent') ? <Answer {...props} /> : null}
      {mediation.ownAnswer ? (
        <>
          <h3>{t.mediation.answerMine}</h3>
          <p class="words">{mediation.ownAnswer}</p>
        </>
      ) : null}
      <ConsentGiven mediation={mediation} />
      {acts.includes('answerConsent') && !mediation.danger ? <Consent {...props} /> : null}
      {mediation.agreement ? <AgreementPart agreement={mediation.agreement} /> : null}
      {acts.includes('withdrawOwnMediation') ? <End {...props} /> : null}
      <Roads mediation={mediation} />
    </section>
  );
}

function Facts(props: Pick<MediationProps, 'own' | 'mediation'>): VNode {
  const { t, language } = useWords();
  const { own, mediation } = props;
  const rows = [
    {
      label: t.mediation.committee,
      value: [mediation.committee.name, mediation.committee.telephone, mediation.committee.address],
    },
    { label: t.mediation.dossier, value: [mediation.dossierNumber] },
    {
      label: t.mediation.parties,
      value: mediation.parties.map((party) => `${party.name}${party.own ? t.mediation.you : ''}`),
    },
    {
      label: own.side === 'applicant' ? t.mediation.ownClaims : t.mediation.claims,
      value: [mediation.claims],
    },
    {
      label: t.mediation.mediators,
      value: mediation.mediators.map((one) =>
        [one.name, one.declaration ?? (one.declared ? t.mediation.declared : '')].filter(Boolean).join(' · '),
      ),
    },
    {
      label: t.mediation.session,
      value: mediation.nextSession
        ? [momentWords(mediation.nextSession.at, language, { weekday: true }), mediation.nextSession.place]
        : [],
    },
    { label: t.mediation.until, value: mediation.periodUntil ? [dayWords(mediation.periodUntil, language)] : [] },
  ];
  return (
    <dl class="facts">
      {rows
        .map((row) => ({ label: row.label, text: row.value.filter(Boolean).join('\n') }))
        .filter((row) => row.text)
        .map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Answer(props: MediationProps): VNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  return (
    <ActForm
      title={t.mediation.answer}
      button={t.mediation.answerSend}
      done={t.can.materialDone}
      lacking={() => (text.trim() ? undefined : t.mediation.answerMissing)}
      body={() => ({ text: text.trim() })}
      send={(body, key) => answerAsRespondent({ body, key, seen: props.own.version }, { token: props.token })}
      onDone={props.onDone}
    >
      <TextArea name="answer" label={t.mediation.answer} hint={t.mediation.answerHint} value={text} onText={setText} />
    </ActForm>
  );
}

function ConsentGiven(props: { readonly mediation: Mediation }): VNode | null {
  const { t, language } = useWords();
  const consent = props.mediation.ownConsent;
  if (!consent) return null;
  const day = dayWords(consent.at, language);
  return <p class="good">{consent.agrees ? t.mediation.consentGiven(day) : t.mediation.consentRefused(day)}</p>;
}

function Consent(props: MediationProps): VNode {
  const { t, language } = useWords();
  const [choice, setChoice] = useState('');
  const { consentText } = props.mediation;
  return (
    <ActForm
      title={t.mediation.consent}
      hint={t.mediation.consentFree}
      button={t.mediation.consentSend}
      done={t.mediation.consentKept}
      lacking={() => (choice ? undefined : t.mediation.consentMissing)}
      body={() => ({ agrees: choice === 'yes', textVersion: consentText.version })}
      send={(body, key) => answerConsent({ body, key, seen: props.own.version }, { token: props.token })}
      onDone={props.onDone}
    >
      <p class="words">{consentText.text[language]}</p>
      <Choice
        name="mediation-consent"
        label={t.mediation.consent}
        quiet
        value={choice}
        options={[
          { value: 'yes', label: t.mediation.consentYes },
          { value: 'no', label: t.mediation.consentNo },
        ]}
        onChoice={setChoice}
      />
    </ActForm>
  );
}

function End(props: MediationProps): VNode {
  const { t } = useWords();
  const [words, setWords] = useState('');
  return (
    <ActForm
      title={t.mediation.end}
      hint={t.mediation.endHint}
      button={t.mediation.endSure}
      done={t.mediation.ended}
      body={() => (words.trim().length > 1 ? { words: words.trim() } : {})}
      send={(body, key) => withdrawOwnMediation({ body, key, seen: props.own.version }, { token: props.token })}
      onDone={props.onDone}
    >
      <TextArea name="end-words" label={t.mediation.endWords} optional rows={2} value={words} onText={setWords} />
    </ActForm>
  );
}

function Roads(props: { readonly mediation: Mediation }): VNode | null {
  const { t, language } = useWords();
  const roads = props.mediation.otherRoads;
  if (roads.length === 0) return null;
  return (
    <details class="why" open={props.mediation.state === 'failed' || props.mediation.state === 'withdrawn'}>
      <summary>{t.mediation.roads}</summary>
      <ul class="roads">
        {roads.map((road) => (
          <li key={road.id}>
            <strong>{road.name[language]}</strong>
            <p>{road.plain[language]}</p>
            <p class="law">{road.law.map((one) => one.citation[language]).join(t.app.listed)}</p>
            {road.telephone ? <a href={`tel:${road.telephone}`}>{road.telephone}</a> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
