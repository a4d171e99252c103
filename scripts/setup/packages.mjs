import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, say, SetupError } from './say.mjs';

const LEAST_NODE = 24;
const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const stamp = join(root, 'node_modules', '.anhe-installed');
const nodeFile = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs what package-lock.json names, when it is not there or the file has changed since. */
export function ensurePackages() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (!isInstalled(wanted)) {
    say('正在安装依赖（首次约半分钟）……', 'Installing packages (about half a minute the first time) …');
    npm([...installCommand(), '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, wanted);
  }
  ensureNode();
}

/**
 * `npm ci` refuses a lock file that does not list the optional packages of every system, which is what npm writes where
 * a registry holds only some systems. `npm install` takes the locked versions and adds the system's own package.
 */
function installCommand() {
  const { packages = {} } = JSON.parse(readFileSync(lockFile, 'utf8'));
  const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  const optional = Object.values(packages).flatMap((it) => Object.keys(it.optionalDependencies ?? {}));
  return optional.every((name) => names.has(name)) ? ['ci'] : ['install', '--no-save'];
}

function isInstalled(wanted) {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted;
  // Installed by hand: believed when that was after the last change of the lock file.
  if (statSync(installed).mtimeMs < statSync(lockFile).mtimeMs) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** `npm ci --ignore-scripts` leaves the pinned Node without its programme: its script is run then. */
function ensureNode() {
  if (!existsSync(nodeFile)) npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  const version = existsSync(nodeFile) ? versionOf(nodeFile) : 'none';
  if (Number.parseInt(version, 10) >= LEAST_NODE) return;
  throw new SetupError(
    `需要 Node ${LEAST_NODE}，node_modules 中的是 ${version}：请删除 node_modules 后重试。` +
      ` Node ${LEAST_NODE} is needed, node_modules has ${version}: remove node_modules and try again.`,
  );
}

/** Asked once per installation: starting a programme only to hear its version takes longer than all else here. */
function versionOf(file) {
  const known = `${stamp}-node`;
  const mark = `${statSync(file).size} ${statSync(file).mtimeMs} `;
  if (existsSync(known) && readFileSync(known, 'utf8').startsWith(mark)) {
    return readFileSync(known, 'utf8').slice(mark.length);
  }
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8' });
  const version = answer.status === 0 ? answer.stdout.trim().slice(1) : 'unusable';
  writeFileSync(known, mark + version);
  return version;
}

/** Runs the machine's npm with the machine's Node: the pinned one is in the folder that `npm ci` empties. */
function npm(args) {
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  const ran = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
  if (ran.status === 0) return;
  throw new SetupError(
    `npm ${args[0]} 失败，请检查网络后重试。 npm ${args[0]} failed: check the network and try again.`,
  );
}
