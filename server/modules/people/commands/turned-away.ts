import { inTransaction } from '../../../platform/db.ts';
import type { TurnedAway } from '../../../platform/http/serve.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { recordAudit } from '../store/audit.ts';

const MINUTE_MS = 60_000;

/**
 * Writes into the audit trail that an officer, or a programme with a key, asked for what is not theirs (等保三级: the failures of
 * every user). One entry an officer, operation, reason and minute in each process: who knocks a thousand times does not fill the
 * trail, nor hold its head. A trail that cannot be written is logged; the refusal stands all the same.
 */
export function recordTurnedAway(house: Pick<House, 'db' | 'clock'>): (turned: TurnedAway) => Promise<void> {
  const written = new Set<string>();
  let minute = 0;
  return async ({ contract, principal, request, code }) => {
    const at = house.clock.now();
    const now = Math.floor(at.getTime() / MINUTE_MS);
    if (now !== minute) {
      minute = now;
      written.clear();
    }
    const once = `${principal.id} ${contract.operationId} ${code}`;
    if (written.has(once)) return;
    written.add(once);
    const what = contract.operationId;
    const facts = { ...asGiven(request.params), postId: principal.postId, ...keyOf(principal) };
    try {
      await inTransaction(house.db, principal, (tx) =>
        recordAudit(tx, {
          at,
          what,
          why: code,
          officerId: principal.officerId,
          target: `operation:${what}`,
          address: request.ip,
          facts,
        }),
      );
    } catch (error) {
      written.delete(once);
      request.log.error({ err: error }, 'a refusal could not be written into the audit trail');
    }
  };
}

/** The parts of the path, held against the contract before: numbers of matters and of rows. */
function asGiven(params: unknown): object {
  return typeof params === 'object' && params !== null ? params : {};
}

function keyOf({ viaKey }: OfficerPrincipal): object {
  return viaKey ? { key: viaKey.id } : {};
}
