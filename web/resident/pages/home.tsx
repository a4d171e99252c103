import type { VNode } from 'preact';
import { centre } from '../centre.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../navigation.tsx';
import { isBegun } from '../report/draft-store.ts';
import { useReport } from '../report/report-draft.tsx';
import { useWords } from '../words.tsx';

export function Home(): VNode {
  const { t, language } = useWords();
  const { draft } = useReport();
  // The county's own rule, as the page's head names it; without it the sentence names no time.
  const acceptWithin = centre.acceptWithin[language];
  const begun = isBegun(draft) && draft.noticeVersion !== '';
  return (
    <div class="home">
      <section class="hero">
        <h1 tabIndex={-1}>{t.home.title}</h1>
        <p class="lead">{t.home.lead}</p>
      </section>
      <nav class="doors" aria-label={t.home.doors}>
        <Link to={begun ? 'reportWhat' : 'reportStart'} class="door first">
          <Icon name="write" />
          <span class="door-words">
            <span class="door-name">{begun ? t.home.resume : t.home.report}</span>
            <span class="door-hint">{begun ? t.home.resumeHint : t.home.reportHint}</span>
          </span>
          <Icon name="next" />
        </Link>
        <Link to="track" class="door">
          <Icon name="search" />
          <span class="door-words">
            <span class="door-name">{t.home.track}</span>
            <span class="door-hint">{t.home.trackHint}</span>
          </span>
          <Icon name="next" />
        </Link>
        <Link to="visit" class="door">
          <Icon name="door" />
          <span class="door-words">
            <span class="door-name">{t.home.visit}</span>
            <span class="door-hint">{t.home.visitHint}</span>
          </span>
          <Icon name="next" />
        </Link>
        <Link to="guide" class="door">
          <Icon name="paper" />
          <span class="door-words">
            <span class="door-name">{t.home.guide}</span>
            <span class="door-hint">{t.home.guideHint}</span>
          </span>
          <Icon name="next" />
        </Link>
      </nav>
      <p class="danger calls">
        <Icon name="alert" />
        <span class="numbers">
          <span>
            {t.app.danger} <a href="tel:110">110</a>
          </span>
          <span>
            {t.app.dangerMore} <a href="tel:120">120</a>
          </span>
        </span>
      </p>
      <section class="how">
        <h2>{t.home.how}</h2>
        <ol>
          {t.home.steps.map((step, i) => (
            <li key={step.title}>
              <span class="how-number" aria-hidden="true">
                {i + 1}
              </span>
              <div>
                <h3>{step.title}</h3>
                <p>{i === 1 && acceptWithin ? t.home.acceptWithin(acceptWithin) : step.text}</p>
              </div>
            </li>
          ))}
        </ol>
        <p class="hint">{t.home.rights}</p>
      </section>
    </div>
  );
}
