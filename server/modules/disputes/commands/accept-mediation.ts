import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { House } from '../../../platform/house.ts';
import { lawClocksFrom } from '../../../platform/profile/lookups.ts';
import { type LockedMatter, type OfficerCall, startLegalClock } from '../../matters/index.ts';
import type { acceptMediation as contract } from '../contract/acts.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { giveDossierNumber } from '../store/dossier.ts';
import { saveMediation } from '../store/save.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';

/** 受理 Both sides agreed: the 受理登记表 is filled in, the usual period runs from its date, the dossier number is given. */
export function acceptMediation(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(
    call,
    'acceptMediation',
    async ({ tx, matter, mediation, standing: before, times, judge, record }) => {
      const { house } = call;
      const standing = judge({ act: 'acceptMediation' });
      const rule = periodRule(house, matter);
      const period = await startLegalClock(tx, house, matter, rule, times.doneAt);
      const number = await giveDossierNumber(tx, house, {
        mediationId: mediation.id,
        matterId: matter.id,
        committeeId: mediation.committee_id,
        profileVersion: matter.profile_version,
        at: times.doneAt,
      });
      const acceptedOn = localDateOf(times.doneAt);
      await saveMediation(tx, mediation, {
        state: standing.state,
        principals: [...before.principals],
        accepted_on: acceptedOn,
        dossier_number: number,
        remarks: call.body.remarks ?? null,
        period_rule: rule,
        period_due_on: period.dueDate,
        period_certain: period.certain,
      });
      const after = await record({
        act: { act: 'recordInProcedure' },
        entry: 'acceptMediation',
        facts: { mediation: mediation.id, dossierNumber: number, acceptedOn, rule, dueDate: period.dueDate },
        event: MEDIATION_EVENTS.acceptMediation,
        eventFacts: { mediationId: mediation.id },
      });
      return { ...afterAct(call, after, standing, number), dueDate: period.dueDate, certain: period.certain };
    },
  );
}

/** The period that runs from acceptance: one month as a rule (司法部令第75号 36), another where a law names the category. */
function periodRule(house: House, matter: LockedMatter): string {
  const rules = lawClocksFrom(house.profileAt(matter.profile_version), 'mediation.accepted', matter.category);
  return (
    rules.find((rule) => rule.route === 'peoplesMediation')?.id ??
    fail('invalid', 'clock-rule-unknown', { event: 'mediation.accepted' })
  );
}
