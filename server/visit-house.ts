import { sourceOf } from './office.ts';
import { type OpenedHouse, openHouse } from './open-house.ts';
import { ConfigError, readConfig } from './platform/config/index.ts';
import { visitGround } from './platform/ground.ts';

/** Asked for what the tool does not know; the message is its usage. */
export class Misused extends Error {}

/**
 * A tool at the house of the environment (a verification, a report), with the worker's rights, whether the house runs or not. Everything begun is
 * ended, and a person reads one line instead of a trace: code 2 for what was asked or set wrongly, else 1.
 * @param asked reads the command line, before anything is begun
 */
export async function visitHouse<T>(
  asked: () => T,
  work: (house: OpenedHouse, wanted: T) => Promise<void>,
): Promise<void> {
  try {
    const wanted = asked();
    const config = readConfig(process.env);
    const ground = await visitGround(config, (text) => console.error(text));
    try {
      const house = await openHouse({ ...sourceOf(config, ground), appUrl: ground.urls.workerUrl });
      try {
        await work(house, wanted);
      } finally {
        await house.close();
      }
    } finally {
      await ground.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof ConfigError || error instanceof Misused ? 2 : 1;
  }
}
