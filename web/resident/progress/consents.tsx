import type { VNode } from 'preact';
import { dayWords } from '../../ui/dates.ts';
import { useLoaded } from '../parts/loaded.ts';
import { getNotice, withdrawConsent, type MyInformation } from '../operations.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';

interface ConsentsProps {
  readonly held: MyInformation;
  readonly token: string;
  readonly onDone: () => void;
}

/** What was agreed to, one by one, and the way to take it back. */
export function Consents(props: ConsentsProps): VNode {
  const { t, language } = useWords();
  const notice = useLoaded('notice', (signal) => getNotice({ query: {} }, { signal }));
  const { consents, version } = props.held;
  const nameOf = (purpose: string): string =>
    notice.value?.consents.find((consent) => consent.id === purpose)?.title[language] ?? purpose;
  return (
    <section class="card">
      <h2>{t.information.consents}</h2>
      {consents.length === 0 ? <p>{t.information.consentNone}</p> : null}
      {consents.map((consent) => (
        <div class="sub-card" key={consent.id}>
          <p>
            <strong>{nameOf(consent.purpose)}</strong>
          </p>
          <p class="hint">
            {consent.given
              ? t.information.consentGiven(dayWords(consent.at, language))
              : t.information.consentDeclined(dayWords(consent.at, language))}
            {consent.withdrawnAt ? ` · ${t.information.consentWithdrawn(dayWords(consent.withdrawnAt, language))}` : ''}
          </p>
          {consent.given && !consent.withdrawnAt ? (
            <ActForm
              title={t.information.consentWithdraw}
              button={t.information.consentWithdraw}
              done={t.information.consentWithdrawnNow}
              body={() => ({ consentId: consent.id })}
              send={(body, key) => withdrawConsent({ body, key, seen: version }, { token: props.token })}
              onDone={props.onDone}
            />
          ) : null}
        </div>
      ))}
    </section>
  );
}
