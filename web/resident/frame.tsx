import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { centre } from './centre.ts';
import { Icon } from './parts/icon.tsx';
import { Link, useNavigation } from './navigation.tsx';
import { PracticeBand } from './parts/practice-band.tsx';
import { ReadAloud } from './parts/read-aloud.tsx';
import { isLarge, onLarge, setLarge } from './large-type.ts';
import { useWords } from './words.tsx';

/** What stands around every page: name, large type, language, the page, the telephone. */
export function Frame(props: { readonly children: ComponentChildren }): VNode {
  const { t, language } = useWords();
  return (
    <>
      <a class="skip" href="#main">
        {t.app.skip}
      </a>
      <Top />
      <Offline />
      <main id="main" class="page" aria-label={t.app.main} lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {props.children}
      </main>
      <Bottom />
    </>
  );
}

function Top(): VNode {
  const { t, language, speak } = useWords();
  const [large, keepLarge] = useState(isLarge);
  useEffect(() => onLarge(keepLarge), []);
  const switchSize = (): void => setLarge(!large);
  return (
    <header class="top">
      {centre.practice ? <PracticeBand /> : null}
      <div class="top-in">
        <Link to="home" class="name">
          <Icon name="sign" />
          <span>{centre.centreName[language]}</span>
        </Link>
        <div class="tools">
          {centre.telephone ? (
            <a class="tool" href={`tel:${centre.telephone}`} title={centre.telephone}>
              <Icon name="phone" />
              {t.app.call}
            </a>
          ) : null}
          <ReadAloud />
          <button type="button" class="tool" aria-pressed={large} onClick={switchSize}>
            <Icon name="size" />
            {large ? t.app.largeOff : t.app.large}
          </button>
          <button
            type="button"
            class="tool"
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            title={language === 'zh' ? 'English' : '中文'}
            onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
          >
            {t.app.otherLanguage}
          </button>
        </div>
      </div>
    </header>
  );
}

function Offline(): VNode {
  const { t } = useWords();
  const [gone, setGone] = useState(!navigator.onLine);
  useEffect(() => {
    const look = (): void => setGone(!navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return (
    <div role="status" class={gone ? 'offline' : undefined}>
      {gone ? t.app.offline : null}
    </div>
  );
}

function Bottom(): VNode {
  const { t, language } = useWords();
  const { page } = useNavigation();
  return (
    <footer class="bottom">
      <div class="bottom-in">
        {centre.telephone ? (
          <p class="ring">
            <a href={`tel:${centre.telephone}`}>
              <Icon name="phone" />
              <span>
                {t.app.unsure} <strong>{centre.telephone}</strong>
              </span>
            </a>
          </p>
        ) : null}
        <p class="danger-line">
          <Icon name="alert" />
          <span>
            {t.app.danger} <a href="tel:110">110</a>
          </span>
        </p>
        <nav aria-label={t.app.home}>
          {page === 'home' ? null : <Link to="home">{t.app.home}</Link>}
          <Link to="visit">{t.app.visit}</Link>
          <Link to="paperForm">{t.app.paperForm}</Link>
          <Link to="calculator">{t.app.calculator}</Link>
          <Link to="notice">{t.app.privacy}</Link>
        </nav>
        <p class="where">
          {centre.address[language]} · {centre.openingHours[language]}
        </p>
      </div>
    </footer>
  );
}
