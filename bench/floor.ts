import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Sample } from './figures.ts';
import type { Recording, Script } from './recorder.ts';

/** A bare client with prepared statements, pipelined as the house's pool is. */
export async function openBare(url: string): Promise<Client> {
  // The types of pg do not know the option yet.
  const options = { connectionString: url, pipeline: true };
  const client = new Client(options);
  await client.connect();
  return client;
}

/** Runs one script: the same statements, values and round trips as the request, and nothing around them. */
async function replay(client: Client, script: Script): Promise<void> {
  for (const group of script) {
    await Promise.all(
      group.map(({ name, text, values }) => {
        const given = text.includes('matters.opening') ? freshIds(values) : values;
        return given === undefined
          ? client.query(text)
          : client.query({ ...(name === undefined ? {} : { name }), text, values: given });
      }),
    );
  }
}

/** Reading a page leaves a row of its own each time. */
function freshIds(values: unknown[] | undefined): unknown[] | undefined {
  return values?.map((value) =>
    typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7/u.test(value) ? randomUUID() : value,
  );
}

/**
 * The floor: recorded requests on so many bare clients at once. Reads go round and round until the time is over; acts (`seconds` not given)
 * run once each, because what they write can be written once only.
 */
export async function runFloor(
  clients: readonly Client[],
  recordings: readonly Recording[],
  seconds?: number,
): Promise<Sample> {
  const times: number[] = [];
  const start = performance.now();
  const end = seconds === undefined ? Infinity : start + seconds * 1000;
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const one = recordings[seconds === undefined ? next : next % recordings.length];
        next += 1;
        if (!one) return;
        const begun = performance.now();
        await replay(client, one.script);
        times.push(performance.now() - begun);
      }
    }),
  );
  return { times, seconds: (performance.now() - start) / 1000 };
}
