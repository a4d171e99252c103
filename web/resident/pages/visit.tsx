import type { VNode } from 'preact';
import { centre } from '../centre.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../navigation.tsx';
import { useWords } from '../words.tsx';

export function Visit(): VNode {
  const { t, language } = useWords();
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.visit.title}</h1>
      <p class="lead">{t.visit.lead}</p>
      <dl class="places">
        <div>
          <dt>
            <Icon name="place" />
            {t.visit.where}
          </dt>
          <dd>
            {centre.centreName[language]}
            <br />
            {centre.address[language]}
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="clock" />
            {t.visit.when}
          </dt>
          <dd>{centre.openingHours[language]}</dd>
        </div>
        <div>
          <dt>
            <Icon name="phone" />
            {t.visit.phone}
          </dt>
          <dd>
            <a href={`tel:${centre.telephone}`}>{centre.telephone}</a>
          </dd>
        </div>
      </dl>
      <h2>{t.visit.bring}</h2>
      <ul class="plain-list">
        {t.visit.bringList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{t.visit.there}</h2>
      <ol class="plain-list">
        {t.visit.thereList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p class="keep">{t.visit.help}</p>
      <p>{t.visit.village}</p>
      <p class="row no-print">
        <Link to="guide" class="button">
          <Icon name="paper" />
          {t.home.guide}
        </Link>
        <Link to="book" class="button">
          <Icon name="clock" />
          {t.home.book}
        </Link>
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon name="printer" />
          {t.visit.map}
        </button>
        <Link to="paperForm" class="button quiet">
          <Icon name="paper" />
          {t.app.paperForm}
        </Link>
      </p>
    </section>
  );
}
