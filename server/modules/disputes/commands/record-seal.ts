import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { findFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import { lawClocksFrom } from '../../../platform/profile/lookups.ts';
import {
  attachFiles,
  endLegalClock,
  type LockedMatter,
  type OfficerCall,
  startLegalClock,
} from '../../matters/index.ts';
import type { recordSeal as contract } from '../contract/agreement.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { saveMediation } from '../store/save.ts';
import type { DisputesTables } from '../store/tables.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';

/**
 * 盖章生效 The committee's seal is on the paper that all have signed: photographed, its hash kept. From that day the agreement binds
 * (人民调解法 29, 31) and both sides have 30 days to ask the court together to confirm it (33).
 */
export function recordSeal(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'recordSeal', async ({ tx, matter, mediation, agreement, times, judge, record }) => {
    const { house } = call;
    const standing = judge({ act: 'recordSeal' });
    if (!agreement) fail('conflict', 'mediation-act-not-allowed', { act: 'recordSeal', state: standing.state });
    const { fileIds } = call.body;
    await attachFiles(tx, matter, { ids: fileIds, kind: 'signed_paper', at: times.recordedAt });
    const files = await Promise.all(fileIds.map((id) => findFile(tx, matter.id, id)));
    const db = tablesOf<DisputesTables>(tx);
    const effectiveOn = localDateOf(times.doneAt);
    const confirmation = await startLegalClock(tx, house, matter, confirmationRule(house, matter), times.doneAt);
    if (mediation.period_rule) await endLegalClock(tx, matter, mediation.period_rule, times.doneAt, 'done');
    await Promise.all([
      db
        .insertInto('disputes.signed_paper')
        .values(
          files.map((file) => ({
            county_id: mediation.county_id,
            agreement_id: agreement.id,
            file_id: file.id,
            matter_id: matter.id,
            sha256: file.sha256,
            at: times.doneAt,
          })),
        )
        .execute(),
      db
        .updateTable('disputes.agreement')
        .set({
          sealed_at: times.doneAt,
          effective_on: effectiveOn,
          confirmation_until: confirmation.dueDate,
          confirmation_certain: confirmation.certain,
        })
        .where('county_id', '=', mediation.county_id)
        .where('id', '=', agreement.id)
        .execute(),
      db
        .updateTable('disputes.obligation')
        .set({ watched: true })
        .where('county_id', '=', mediation.county_id)
        .where('agreement_id', '=', agreement.id)
        .execute(),
      saveMediation(tx, mediation, { state: standing.state }),
    ]);
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'recordSeal',
      facts: {
        mediation: mediation.id,
        agreement: agreement.id,
        effectiveOn,
        confirmationUntil: confirmation.dueDate,
        signedPaper: files.map((file) => ({ file: file.id, sha256: file.sha256.toString('hex') })),
      },
      event: MEDIATION_EVENTS.recordSeal,
      eventFacts: { mediationId: mediation.id },
    });
    return {
      ...afterAct(call, after, standing, mediation.dossier_number),
      effectiveOn,
      confirmationUntil: confirmation.dueDate,
      certain: confirmation.certain,
    };
  });
}

/** The 30 days of joint application for judicial confirmation (人民调解法 33). */
function confirmationRule(house: House, matter: LockedMatter): string {
  const rules = lawClocksFrom(house.profileAt(matter.profile_version), 'agreement.effective', matter.category);
  return (
    rules.find((rule) => rule.route === 'judicialConfirmation')?.id ??
    fail('invalid', 'clock-rule-unknown', { event: 'agreement.effective' })
  );
}
