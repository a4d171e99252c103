import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayWords } from '../../ui/dates.ts';
import { useLoaded } from '../parts/loaded.ts';
import { getNotice, withdrawConsent, type MyInformation, type Notice } from '../operations.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';

type Consent = Notice['consents'][number];

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
  const askedOf = (purpose: string) => notice.value?.consents.find((consent) => consent.id === purpose);
  const [takenBack, setTakenBack] = useState<readonly string[]>([]);
  return (
    <section class="card">
      <h2>{t.information.consents}</h2>
      {consents.length === 0 ? <p>{t.information.consentNone}</p> : null}
      {consents.map((consent) => (
        <div class="sub-card" key={consent.id}>
          <p>
            <strong>{askedOf(consent.purpose)?.title[language] ?? consent.purpose}</strong>
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
              hint={<Follows asked={askedOf(consent.purpose)} />}
              button={t.information.consentWithdrawSure}
              done={t.information.consentWithdrawnNow}
              leave={t.information.consentKeep}
              body={() => ({ consentId: consent.id })}
              send={(body, key) => withdrawConsent({ body, key, seen: version }, { token: props.token })}
              onDone={() => {
                setTakenBack((ids) => [...ids, consent.id]);
                props.onDone();
              }}
            />
          ) : null}
          {consent.withdrawnAt && takenBack.includes(consent.id) ? (
            <p class="good" role="status">
              {t.information.consentWithdrawnNow}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}

/** What follows from taking it back, before it is done: what stops, how it goes on, what stays as it was (个人信息保护法 15, 16). */
function Follows(props: { readonly asked: Consent | undefined }): VNode {
  const { t, language } = useWords();
  const { asked } = props;
  return (
    <div class="keep">
      <p>{t.information.consentStops}</p>
      {asked ? <p class="words">{asked.text[language]}</p> : null}
      {asked ? (
        <p>
          {t.information.consentWithout}
          {asked.refusal[language]}
        </p>
      ) : null}
      <p>{t.information.consentStays}</p>
    </div>
  );
}
