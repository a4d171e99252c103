import { inTransaction, tablesOf } from '../../platform/db.ts';
import type { House } from '../../platform/house.ts';
import type { Sweep } from '../../platform/jobs/index.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { sweepSessions } from '../../platform/session.ts';
import { type AuditCheck, checkAuditTrail } from './store/audit.ts';
import type { PeopleTables } from './store/tables.ts';

/** Days after which a session that is over is forgotten. The audit trail keeps the sign-in itself. */
const SESSION_DAYS = 180;
/** Days after which a count of failed tries is forgotten. */
const GUARD_DAYS = 30;

/** What people tidies up. */
export const peopleSweeps: readonly Sweep[] = [{ name: 'people.sign-in', times: '50 18 * * *', run: forgetSignIns }];

async function forgetSignIns(house: House, at: Date): Promise<void> {
  const before = (days: number): Date => new Date(at.getTime() - days * 86_400_000);
  await inTransaction(house.db, systemPrincipal(house.countyId, 'sign-in'), async (tx) => {
    await sweepSessions(tx, before(SESSION_DAYS));
    await tablesOf<PeopleTables>(tx)
      .deleteFrom('people.sign_in_guard')
      .where('county_id', '=', house.countyId)
      .where('last_at', '<', before(GUARD_DAYS))
      .execute();
  });
}

/** Computes the chain of the audit trail anew and holds it against its head. For `npm run verify`. */
export function verifyAudit(house: House): Promise<AuditCheck> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'verify'), checkAuditTrail);
}
