/** The tests' browser, or null. CHROMIUM names another one. */
export function findBrowser(): string | null;
/** Installs Chromium and a Chinese font where that is allowed; else says what to install. */
export function ensureBrowser(): void;
