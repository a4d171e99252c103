import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDateTimeEn, formatDateTimeZh } from '../../../server/kernel/instant.ts';
import { getPracticeClock } from '../operations.ts';
import { useWords } from '../words.tsx';

/** The band of a practice county: nothing here is real, and what time it is, where that was moved. */
export function PracticeBand(): VNode {
  const { t, language } = useWords();
  const [now, setNow] = useState<string>();
  useEffect(() => {
    const away = new AbortController();
    getPracticeClock({}, { signal: away.signal, pauses: [] })
      .then((clock) => setNow(clock.aheadMs > 0 ? clock.now : undefined))
      // Without an answer the band says what it knows.
      .catch(() => undefined);
    return () => away.abort();
  }, []);
  return (
    <p class="practice">
      {t.app.practice}
      {now === undefined ? null : (
        <strong>
          {' · '}
          {t.app.practiceTime(language === 'zh' ? formatDateTimeZh(new Date(now)) : formatDateTimeEn(new Date(now)))}
        </strong>
      )}
    </p>
  );
}
