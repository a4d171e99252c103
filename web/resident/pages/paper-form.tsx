import type { VNode } from 'preact';
import { centre } from '../centre.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words.tsx';

export function PaperForm(): VNode {
  const { t, language } = useWords();
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.paper.title}</h1>
      <p class="lead">{t.paper.lead}</p>
      <p>
        <a class="button wide" href="/api/papers/blank/application">
          <Icon name="paper" />
          {t.paper.open}
        </a>
      </p>
      <h2>{t.paper.how}</h2>
      <ul class="plain-list">
        {t.paper.list.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl class="facts">
        <div>
          <dt>{t.app.address}</dt>
          <dd>{centre.address[language]}</dd>
        </div>
        <div>
          <dt>{t.app.hours}</dt>
          <dd>{centre.openingHours[language]}</dd>
        </div>
      </dl>
      <p class="hint">{t.paper.no}</p>
    </section>
  );
}
