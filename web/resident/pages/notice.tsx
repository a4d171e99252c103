import type { VNode } from 'preact';
import { versionWords } from '../../ui/dates.ts';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { getNotice, type Notice } from '../operations.ts';
import { useWords } from '../words.tsx';

export function NoticePage(): VNode {
  const { t, language } = useWords();
  const notice = useLoaded('notice', (signal) => getNotice({ query: {} }, { signal }));
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{notice.value?.title[language] ?? t.notice.title}</h1>
      {notice.error === undefined ? null : <Trouble error={notice.error} onAgain={notice.again} />}
      {notice.value ? (
        <>
          <NoticeText notice={notice.value} inPage />
          <h2>{t.notice.consents}</h2>
          <ul class="roads">
            {notice.value.consents.map((consent) => (
              <li key={consent.id}>
                <strong>{consent.title[language]}</strong>
                <p>{consent.text[language]}</p>
                <p class="hint">{consent.refusal[language]}</p>
                <p class="law">{consent.law[language]}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {notice.value || notice.error !== undefined ? null : <p class="loading">{t.app.loading}</p>}
    </section>
  );
}

/** The whole notice as it stands, with its version. */
export function NoticeText(props: { readonly notice: Notice; readonly inPage?: boolean }): VNode {
  const { t, language } = useWords();
  return (
    <div class="notice">
      {props.notice.paragraphs.map((paragraph) => (
        <section key={paragraph.id}>
          {props.inPage ? <h2>{paragraph.heading[language]}</h2> : <h3>{paragraph.heading[language]}</h3>}
          <p class="words">{paragraph.text[language]}</p>
        </section>
      ))}
      <p class="hint">{t.start.version(versionWords(props.notice.version, language))}</p>
    </div>
  );
}
