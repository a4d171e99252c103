import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, SetupError } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const aptGet = '/usr/bin/apt-get';
const fonts = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk'];

/** The tests' browser, or null. CHROMIUM names another one. */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.CHROMIUM,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...fixed,
  ];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** Installs Chromium and a Chinese font where that is allowed; else says what to install. */
export function ensureBrowser() {
  const missing = [findBrowser() === null && 'chromium', needsFont() && 'fonts-noto-cjk'].filter(Boolean);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && existsSync(aptGet)) {
    say('正在安装浏览器测试所需：', `Installing for the browser tests: ${missing.join(' ')}`);
    install(missing);
  }
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
