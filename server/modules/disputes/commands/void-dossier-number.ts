import type { ReplyOf } from '../../../kernel/route.ts';
import type { OfficerCall } from '../../matters/index.ts';
import type { voidDossierNumber as contract } from '../contract/acts.ts';
import { giveDossierNumber, voidNumber } from '../store/dossier.ts';
import { saveMediation } from '../store/save.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';

/** 卷号作废 Number and reason stay in the register of numbers; where the dossier goes on, the next number is given at once. */
export function voidDossierNumber(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'voidDossierNumber', async ({ tx, matter, mediation, times, judge, record }) => {
    const { reason, renew } = call.body;
    const standing = judge({ act: 'voidDossierNumber', renew });
    await voidNumber(tx, mediation.county_id, mediation.id, reason, times.doneAt);
    const number = renew
      ? await giveDossierNumber(tx, call.house, {
          mediationId: mediation.id,
          matterId: matter.id,
          committeeId: mediation.committee_id,
          profileVersion: matter.profile_version,
          at: times.doneAt,
        })
      : null;
    await saveMediation(tx, mediation, { dossier_number: number });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'voidDossierNumber',
      facts: { mediation: mediation.id, voided: mediation.dossier_number, given: number },
      notes: [{ kind: 'reason', body: reason }],
    });
    return afterAct(call, after, standing, number);
  });
}
