import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOf } from '../../api/trouble.ts';
import { timeOf } from '../../ui/dates.ts';
import { showScreen, type Shown } from './calls.ts';
import { useVisitWords } from './use-visit-words.ts';

/** How often the hall's screen looks. */
const every = 3_000;

/**
 * 叫号屏: numbers and windows, large enough for the hall; no name, nothing to press but the voice. Its token stands after the # of the address,
 * which no browser sends on, and goes only into the body of the request.
 */
export function ScreenPage(): VNode {
  const { v, language } = useVisitWords();
  const [shown, setShown] = useState<Shown>();
  const [trouble, setTrouble] = useState<'' | 'bad' | 'lost'>('');
  const [voice, setVoice] = useState(false);
  useEffect(() => {
    const token = location.hash.slice(1);
    const stop = new AbortController();
    let timer = 0;
    const look = async (): Promise<void> => {
      try {
        setShown(await showScreen({ body: { token } }, { signal: stop.signal, pauses: [], timeoutMs: 8_000 }));
        setTrouble('');
      } catch (error) {
        if (stop.signal.aborted) return;
        if (codeOf(error) === 'screen-unknown') return setTrouble('bad');
        setTrouble('lost');
      }
      timer = window.setTimeout(() => void look(), every);
    };
    void look();
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, []);
  useVoice(shown, voice, v.screenSay, language);
  const [first, ...others] = shown?.called ?? [];
  return (
    <section class="call-screen" aria-label={v.screenTitle}>
      <header class="call-head">
        <h1 tabIndex={-1}>{shown?.centreName ?? v.screenTitle}</h1>
        <p class="call-clock">{shown ? timeOf(shown.at) : ''}</p>
      </header>
      {trouble === 'bad' ? <p class="call-trouble">{v.screenBad}</p> : null}
      {trouble === 'lost' ? <p class="call-trouble">{v.screenLost}</p> : null}
      <div class="call-now" aria-live="polite">
        {first ? (
          <>
            <p class="call-label">{first.label}</p>
            <p class="call-window">
              {first.serving
                ? `${first.windowNumber} ${first.windowName} ${v.screenServing}`
                : v.screenGo(first.windowNumber)}
            </p>
          </>
        ) : (
          <p class="call-window">{trouble === 'bad' ? '' : v.screenNobody}</p>
        )}
      </div>
      <ul class="call-others">
        {others.map((one) => (
          <li key={one.label}>
            <strong>{one.label}</strong> {one.serving ? v.screenServing : v.screenGo(one.windowNumber)}
            {one.serving ? ` (${one.windowNumber})` : ''}
          </li>
        ))}
      </ul>
      <footer class="call-foot">
        <div>
          <h2>{v.screenWaiting}</h2>
          <p>
            {shown?.waiting.map((one) => (
              <span key={one.code} class="call-count">
                {one.code} {one.serviceName} <strong>{one.count}</strong>
              </span>
            ))}
          </p>
        </div>
        {shown && shown.passed.length > 0 ? (
          <div>
            <h2>{v.screenPassed}</h2>
            <p>{shown.passed.join('　')}</p>
          </div>
        ) : null}
        <button type="button" class="button small quiet" aria-pressed={voice} onClick={() => setVoice(!voice)}>
          {voice ? v.screenSoundOn : v.screenSound}
        </button>
      </footer>
    </section>
  );
}

/** Says each new call, and each repeated one, once. A browser speaks only after somebody pressed something: hence the button. */
function useVoice(
  shown: Shown | undefined,
  on: boolean,
  words: (label: string, window: number) => string,
  language: 'zh' | 'en',
): void {
  const said = useRef(new Set<string>());
  useEffect(() => {
    for (const one of shown?.called ?? []) {
      const call = `${one.label}/${one.calledAt}`;
      if (one.serving || said.current.has(call)) continue;
      said.current.add(call);
      if (!on || !('speechSynthesis' in window)) continue;
      const speech = new SpeechSynthesisUtterance(words(one.label.split('').join(' '), one.windowNumber));
      speech.lang = language === 'zh' ? 'zh-CN' : 'en';
      window.speechSynthesis.speak(speech);
    }
  }, [shown, on, words, language]);
}
