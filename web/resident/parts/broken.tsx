import type { VNode } from 'preact';
import { useWords } from '../words.tsx';

/** Shown when a page of ours failed. */
export function Broken(): VNode {
  const { t } = useWords();
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.app.broken}</h1>
      <p>{t.app.brokenText}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t.app.reload}
      </button>
    </section>
  );
}
