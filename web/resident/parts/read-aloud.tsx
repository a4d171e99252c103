import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useNavigation } from '../navigation.tsx';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';

/** Reads the page aloud with the device's own voice; there is no button where there is no voice. */
export function ReadAloud(): VNode | null {
  const { t, language } = useWords();
  const { page } = useNavigation();
  const [reading, setReading] = useState(false);
  const able = 'speechSynthesis' in globalThis;
  useEffect(() => {
    if (!able) return undefined;
    return () => {
      speechSynthesis.cancel();
      setReading(false);
    };
  }, [able, page, language]);
  if (!able) return null;
  const press = (): void => {
    speechSynthesis.cancel();
    if (reading) return setReading(false);
    const words = new SpeechSynthesisUtterance(readableText());
    words.lang = language === 'zh' ? 'zh-CN' : 'en-GB';
    words.rate = 0.9;
    words.addEventListener('end', () => setReading(false));
    words.addEventListener('error', () => setReading(false));
    speechSynthesis.speak(words);
    return setReading(true);
  };
  return (
    <button type="button" class="tool" aria-pressed={reading} onClick={press}>
      <Icon name={reading ? 'stop' : 'speaker'} />
      {reading ? t.app.readStop : t.app.read}
    </button>
  );
}

/** The words of the page as they stand, without what is marked as not for the ear (a lookup code in a crowded room). */
function readableText(): string {
  const main = document.getElementById('main');
  if (!main) return '';
  const copy = main.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const silent of copy.querySelectorAll('[data-silent], svg, script')) silent.remove();
  return [...copy.querySelectorAll('h1, h2, h3, p, li, label, legend, dt, dd, button, a, summary')]
    .filter((part) => !part.querySelector('p, li, label, dt, dd, button, a'))
    .map((part) => part.textContent.trim())
    .filter(Boolean)
    .join('。');
}
