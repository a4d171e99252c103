import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, SetupError } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const firefoxNames = ['firefox-esr', 'firefox'];
const firefoxOnMac = '/Applications/Firefox.app/Contents/MacOS/firefox';
const libraries = '/usr/lib';
const aptGet = '/usr/bin/apt-get';
const fonts = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk'];

/** The tests' browser, or null. CHROMIUM names another one. */
export function findBrowser() {
  return first([process.env.CHROMIUM, ...onPath(names), ...fixed]);
}

/** Firefox, or null. FIREFOX names another one. */
export function findFirefox() {
  return first([process.env.FIREFOX, ...onPath(firefoxNames), firefoxOnMac]);
}

/** WebKitGTK with its driver and a screen for it, or null: Debian and Ubuntu have all three. */
export function findWebKit() {
  const driver = first(onPath(['WebKitWebDriver']));
  const display = first(onPath(['Xvfb']));
  if (driver === null || display === null || !existsSync(libraries)) return null;
  const folders = readdirSync(libraries).map((name) => join(libraries, name, 'webkit2gtk-4.1', 'MiniBrowser'));
  const browser = first(folders);
  return browser === null ? null : { driver, display, browser };
}

function onPath(programmes) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programmes.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function first(paths) {
  return paths.find((path) => path && existsSync(path)) ?? null;
}

/**
 * Installs Chromium, Firefox, WebKit and a Chinese font where that is allowed; else says what to install.
 * Without Chromium nothing is proved; what is proved in the others is left out where they cannot be had.
 */
export function ensureBrowser() {
  const missing = [findBrowser() === null && 'chromium', needsFont() && 'fonts-noto-cjk'].filter(Boolean);
  const others = [
    findFirefox() === null && 'firefox-esr',
    findWebKit() === null && 'webkit2gtk-driver',
    findWebKit() === null && 'xvfb',
  ].filter(Boolean);
  if (missing.length + others.length === 0) return;
  if (process.getuid?.() === 0 && existsSync(aptGet)) {
    say('正在安装浏览器测试所需：', `Installing for the browser tests: ${[...missing, ...others].join(' ')}`);
    if (missing.length > 0) install(missing);
    if (others.length > 0) install(others);
  }
  if (findFirefox() === null) say('没有 Firefox，略过其测试。', 'No Firefox here: its tests are left out.');
  if (findWebKit() === null) say('没有 WebKit，略过其测试。', 'No WebKit here: its tests are left out.');
  if (findBrowser() !== null) return;
  throw new SetupError(
    `浏览器测试需要 Chromium，请先安装：apt-get install ${missing.join(' ')}，或用 CHROMIUM 指明路径。` +
      ` The browser tests need Chromium: apt-get install ${missing.join(' ')}, or name it by CHROMIUM.`,
  );
}

/** Without a Chinese font the pictures show boxes. Other systems bring one. */
function needsFont() {
  if (process.platform !== 'linux') return false;
  return !fonts.some((folder) => existsSync(folder) && readdirSync(folder).some((file) => /cjk/i.test(file)));
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  if (spawnSync(aptGet, args, { ...quiet, stdio: 'ignore' }).status === 0) return;
  // The lists may be missing or old.
  spawnSync(aptGet, ['update', '-q'], quiet);
  spawnSync(aptGet, args, quiet);
}
