/** The tests' browser, or null. CHROMIUM names another one. */
export function findBrowser(): string | null;
/** Firefox, or null. FIREFOX names another one. */
export function findFirefox(): string | null;
/** WebKitGTK with its driver and a screen for it, or null: Debian and Ubuntu have all three. */
export function findWebKit(): { readonly driver: string; readonly display: string; readonly browser: string } | null;
/** Installs Chromium, Firefox, WebKit and a Chinese font where that is allowed; else says what to install. */
export function ensureBrowser(): void;
