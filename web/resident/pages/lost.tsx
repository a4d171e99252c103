import type { VNode } from 'preact';
import { Link } from '../navigation.tsx';
import { useWords } from '../words.tsx';

export function Lost(): VNode {
  const { t } = useWords();
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.app.lost}</h1>
      <p>{t.app.lostText}</p>
      <p>
        <Link to="home" class="button">
          {t.app.home}
        </Link>
      </p>
    </section>
  );
}
