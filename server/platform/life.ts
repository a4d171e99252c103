import { setTimeout as pause } from 'node:timers/promises';

export interface Life {
  /** What has to be ended; the last one begun is ended first. A promise that is still open is waited for. */
  endWith: (name: string, end: () => Promise<void>) => void;
  /** Ends everything in order and leaves with the code; later calls wait for the first. */
  stop: (code: number) => Promise<void>;
  stopping: () => boolean;
}

export interface LifeOptions {
  /** One line for the operator. */
  notice: (text: string) => void;
  /** Called when the stopping begins. */
  ending?: () => void;
  /** Called when somebody insists: end at once what cannot be left running. */
  abandon: () => void;
  /** Leaves the process; tests put another in its place. */
  leave?: (code: number) => void;
}

/** A step that hangs must not hold up those after it: the database is ended in any case. */
const STEP_PATIENCE_MS = 15_000;
const PARENT_WATCH_MS = 200;

/**
 * The order of stopping. Ctrl-C, SIGTERM and a closed terminal end everything from the top to the ground and leave
 * with 0; a second signal leaves at once. Started by npm, the process also stops when npm is gone: otherwise a
 * killed `npm start` would go on unseen.
 */
export function beginLife(options: LifeOptions): Life {
  const leave = options.leave ?? ((code) => process.exit(code));
  const ends: { name: string; end: () => Promise<void> }[] = [];
  let ending: Promise<void> | null = null;

  async function endAll(code: number): Promise<void> {
    let result = code;
    options.ending?.();
    for (const { name, end } of ends.toReversed()) {
      try {
        await inTime(name, end());
      } catch (error) {
        result = result === 0 ? 1 : result;
        options.notice(`停止「${name}」时出错 while stopping ${name}: ${String(error)}`);
      }
    }
    leave(result);
  }

  const stop = (code: number): Promise<void> => {
    ending ??= endAll(code);
    return ending;
  };

  const signalled = (): void => {
    if (ending !== null) {
      options.notice('立即退出 Leaving at once');
      options.abandon();
      leave(130);
      return;
    }
    options.notice('正在停止……再按一次 Ctrl-C 立即退出 Stopping … press Ctrl-C again to leave at once');
    void stop(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, signalled);

  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      options.notice(
        `程序错误，正在停止 A bug: stopping. ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
      );
      void stop(1);
    });
  }
  watchParent(() => void stop(0));

  return {
    endWith: (name, end) => {
      ends.push({ name, end });
    },
    stop,
    stopping: () => ending !== null,
  };
}

async function inTime(name: string, end: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = pause(STEP_PATIENCE_MS, 'late', { signal: timer.signal }).catch(() => 'ended');
  const first = await Promise.race([end.then(() => 'ended'), late]);
  timer.abort();
  if (first === 'late') throw new Error(`${name} takes longer than ${STEP_PATIENCE_MS / 1000} s`);
}

function watchParent(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, PARENT_WATCH_MS);
  watch.unref();
}
