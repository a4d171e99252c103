import type { VNode } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useNavigation } from '../navigation.tsx';
import { getNotice } from '../operations.ts';
import { useWords } from '../words.tsx';
import { NoticeText } from '../pages/notice.tsx';
import { forgetCheck } from './step-page.tsx';
import { useReport } from './report-draft.tsx';

/** Before the first question: what will be asked, and how the answers are used. The version that was shown is kept. */
export function Start(): VNode {
  const { t } = useWords();
  const { go } = useNavigation();
  const { write } = useReport();
  const notice = useLoaded('notice', (signal) => getNotice({ query: {} }, { signal }));
  const begin = (version: string): void => {
    write({ noticeVersion: version });
    forgetCheck();
    go('reportWhat');
  };
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.start.title}</h1>
      <p class="lead">{t.start.lead}</p>
      <p class="danger">
        <Icon name="alert" />
        <span>{t.start.danger}</span>
      </p>
      <h2>{t.start.need}</h2>
      <ol class="plain-list">
        {t.start.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ol>
      <h2>{t.start.noticeTitle}</h2>
      <ul class="ticks">
        {t.start.noticeShort.map((line) => (
          <li key={line}>
            <Icon name="check" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
      {notice.error ? <Trouble error={notice.error} title={t.start.noticeFailed} onAgain={notice.again} /> : null}
      {notice.value ? (
        <details class="whole">
          <summary>{t.start.noticeWhole}</summary>
          <NoticeText notice={notice.value} />
        </details>
      ) : null}
      <div class="onward">
        <button
          type="button"
          class="button wide"
          disabled={!notice.value}
          onClick={() => notice.value && begin(notice.value.version)}
        >
          {notice.value || notice.error ? t.start.agree : t.app.loading}
        </button>
      </div>
    </section>
  );
}
