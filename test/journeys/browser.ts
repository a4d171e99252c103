import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/setup/browser.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const phone = { width: 360, height: 740 } as const;
export const desk = { width: 1440, height: 900 } as const;

/** The tests' Chromium, without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium here: CHROMIUM names one');
  return chromium.launch({ executablePath, args: flags, headless: true });
}

/** What a browser window did that the pages' safety forbids. */
export interface Watch {
  /** Requests to anybody but the office. */
  readonly strangers: string[];
  /** What the Content-Security-Policy refused. */
  readonly refused: string[];
  /** Faults of our own scripts. */
  readonly faults: string[];
  /** Every address asked for, with its query. */
  readonly asked: string[];
}

export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watch: Watch;
}

interface WindowOptions {
  readonly size: { readonly width: number; readonly height: number };
  readonly language?: 'zh-CN' | 'en-GB';
  readonly script?: boolean;
}

/** A fresh window, in Peking time, that notes whatever it asks of the network. */
export async function openWindow(browser: Browser, address: string, options: WindowOptions): Promise<Window> {
  const touch = options.size.width < 600;
  const context = await browser.newContext({
    baseURL: address,
    viewport: { ...options.size },
    hasTouch: touch,
    isMobile: touch,
    locale: options.language ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    javaScriptEnabled: options.script ?? true,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const watch: Watch = { strangers: [], refused: [], faults: [], asked: [] };
  // The browser writes every refusal of the policy to the console.
  context.on('console', (message) => {
    if (/content security policy/iu.test(message.text())) watch.refused.push(message.text());
  });
  context.on('weberror', (fault) => watch.faults.push(String(fault.error().stack ?? fault.error())));
  context.on('request', (request) => {
    const url = request.url();
    watch.asked.push(url);
    if (/^https?:/u.test(url) && !url.startsWith(`${address}/`)) watch.strangers.push(url);
  });
  return { context, page: await context.newPage(), watch };
}
