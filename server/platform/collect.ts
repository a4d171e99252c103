import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * What every row of a long file leaves behind in buffers waits for a full collection, and V8 puts that off while there is memory: a hundred thousand
 * rows would take some hundred megabytes that nobody needs. Gives a function that is told of each row, and collects after every so many.
 */
export function collectEvery(rows: number): (more: number) => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // At once: opening the file has left the most.
  let since = rows;
  return (more) => {
    since += more;
    if (since < rows || typeof collect !== 'function') return;
    since = 0;
    collect();
  };
}
