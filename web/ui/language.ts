// Decides which of the two languages a reader gets: the one chosen before on this device, else the browser's, Chinese when in doubt.

export type Language = 'zh' | 'en';

const place = 'anhe.language';

/** Reads the choice made on this device; storage that is switched off counts as no choice. */
export function languageAtStart(): Language {
  try {
    const kept = localStorage.getItem(place);
    if (kept === 'zh' || kept === 'en') return kept;
  } catch {
    // storage is switched off: ask the browser
  }
  const first = navigator.language.toLowerCase();
  return first.startsWith('zh') || !first.startsWith('en') ? 'zh' : 'en';
}

/** Keeps the choice on this device, and tells the page's own language to readers and screen readers. */
export function keepLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(place, language);
  } catch {
    // storage is switched off: the choice holds until the page is left
  }
}
