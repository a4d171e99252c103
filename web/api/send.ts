import { CallTrouble, mayTryAgain, type Problem } from './trouble.ts';

export interface Parcel {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
  /** Milliseconds that one try may take. */
  readonly timeoutMs: number;
  /** Pauses before the second, third … try, in milliseconds. */
  readonly pauses: readonly number[];
  /** Stops all tries. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a request, and sends it again after each pause while the line is lost or the server is away.
 * @throws CallTrouble
 */
export async function send(parcel: Parcel): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await sendOnce(parcel);
    } catch (error) {
      const pause = parcel.pauses[tries];
      if (pause === undefined || !mayTryAgain(error)) throw error;
      await wait(pause, parcel.signal);
    }
  }
}

async function sendOnce(parcel: Parcel): Promise<Response> {
  const stop = new AbortController();
  let tooLate = false;
  const clock = setTimeout(() => {
    tooLate = true;
    stop.abort();
  }, parcel.timeoutMs);
  const give = (): void => stop.abort();
  if (parcel.signal?.aborted) throw new CallTrouble('stopped');
  parcel.signal?.addEventListener('abort', give);
  try {
    const response = await fetch(parcel.url, {
      method: parcel.method,
      headers: parcel.headers,
      ...(parcel.body === undefined ? {} : { body: parcel.body }),
      signal: stop.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
    if (!response.ok) throw await troubleOf(response);
    return response;
  } catch (error) {
    if (error instanceof CallTrouble) throw error;
    if (parcel.signal?.aborted) throw new CallTrouble('stopped');
    throw new CallTrouble(tooLate ? 'timeout' : 'no-connection');
  } finally {
    clearTimeout(clock);
    parcel.signal?.removeEventListener('abort', give);
  }
}

async function troubleOf(response: Response): Promise<CallTrouble> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json')) return new CallTrouble('broken');
  const problem: Problem = await response.json();
  return new CallTrouble('refused', problem);
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(clock);
      reject(new CallTrouble('stopped'));
    });
  });
}
