import type { LightMyRequestResponse } from 'fastify';
import { z } from 'zod';
import type { RouteContract } from '../../server/kernel/route.ts';
import type { TestHouse } from './house.ts';
import type { Sample } from './samples/sample.ts';
import type { OfficerName } from './small-county.ts';

export interface Caller {
  readonly as?: OfficerName;
  readonly bearer?: string;
  readonly version?: number;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** The contract of an operation as the running house serves it. */
export function contractOf(t: TestHouse, operationId: string): RouteContract {
  const found = t.contracts.find((c) => c.operationId === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}

/** The path with its places filled; what is wanting stays as it is and finds nothing. */
export function pathOf(contract: RouteContract, sample: Sample): string {
  const path = contract.path.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    encodeURIComponent(String(sample.params?.[name] ?? whole)),
  );
  return sample.query ? `${path}?${new URLSearchParams(sample.query).toString()}` : path;
}

let sent = 0;

/** Calls an operation with a sample. Acts get a fresh key, acts on existing things the version given (1 otherwise). */
export function callOperation(
  t: TestHouse,
  contract: RouteContract,
  sample: Sample,
  caller: Caller,
): Promise<LightMyRequestResponse> {
  const { bytes } = sample;
  sent += 1;
  return t.send({
    method: contract.method,
    url: pathOf(contract, sample),
    ...(caller.as ? { as: caller.as } : {}),
    ...(caller.bearer ? { bearer: caller.bearer } : {}),
    ...(contract.onExisting ? { version: caller.version ?? 1 } : {}),
    ...(bytes
      ? { body: bytes.data, headers: { 'content-type': bytes.type, ...caller.headers } }
      : { body: sample.body }),
    ...(!bytes && caller.headers ? { headers: caller.headers } : {}),
    key: caller.key ?? `operation-key-${String(sent).padStart(8, '0')}`,
  });
}

/** Names of the members of an operation's JSON body. */
export function membersOf(contract: RouteContract): string[] {
  return contract.body instanceof z.ZodObject ? Object.keys(contract.body.shape) : [];
}
