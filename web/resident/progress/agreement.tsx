import type { VNode } from 'preact';
import { dayWords } from '../../ui/dates.ts';
import type { Mediation } from '../operations.ts';
import { useWords } from '../words.tsx';

type Agreement = NonNullable<Mediation['agreement']>;

/** The agreement: facts, points, and who owes whom what by when. */
export function AgreementPart(props: { readonly agreement: Agreement }): VNode {
  const { t, language } = useWords();
  const { agreement } = props;
  const texts = [
    { label: t.mediation.facts, text: agreement.facts },
    { label: t.mediation.points, text: agreement.pointsInDispute },
    { label: t.mediation.responsibilities, text: agreement.responsibilities },
    { label: t.mediation.terms, text: agreement.otherTerms },
  ];
  return (
    <>
      <h3>{t.mediation.agreement}</h3>
      <dl class="facts">
        {texts
          .filter((one) => one.text)
          .map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>{one.text}</dd>
            </div>
          ))}
      </dl>
      {agreement.obligations.length > 0 ? <h4>{t.mediation.obligations}</h4> : null}
      <ol class="plain-list">
        {agreement.obligations.map((one) => (
          <li key={one.id}>
            <strong>{t.mediation.due(dayWords(one.dueOn, language))}</strong>{' '}
            {t.mediation.obligation(one.debtor, one.creditor)} {one.what}
            {one.amountFen === null ? '' : ` ¥${(one.amountFen / 100).toFixed(2)}`}
            {one.performed ? <span class="chip">{t.mediation.performed[one.performed.how]}</span> : null}
          </li>
        ))}
      </ol>
      {agreement.ownSignedAt ? <p>{t.mediation.signed(dayWords(agreement.ownSignedAt, language))}</p> : null}
      {agreement.effectiveOn ? (
        <p class="good">{t.mediation.effective(dayWords(agreement.effectiveOn, language))}</p>
      ) : null}
      {agreement.confirmationUntil ? (
        <p>{t.mediation.confirmation(dayWords(agreement.confirmationUntil, language))}</p>
      ) : null}
    </>
  );
}
