import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerCall } from '../../matters/index.ts';
import type { checkSham as contract } from '../contract/acts.ts';
import { judgeSham, SHAM_LAW, SHAM_TO_DO, type ShamAnswers } from '../sham.ts';
import type { MediationRow } from '../store/load.ts';
import { saveMediation } from '../store/save.ts';
import type { DisputesTables } from '../store/tables.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';

/** 虚假调解核查 A suspicion suspends the mediation; a later clean check lets it go on. */
export function checkSham(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'checkSham', async ({ tx, mediation, times, judge, record }) => {
    const { answers, words } = call.body;
    const { suspected, signs } = judgeSham(answers);
    const standing = judge({ act: 'checkSham', suspected });
    const check = await keepShamCheck(tx, call.house, mediation, { answers, words, at: times.doneAt });
    await saveMediation(tx, mediation, { suspended: suspected });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'checkSham',
      facts: { mediation: mediation.id, check, suspected, signs },
    });
    return {
      ...afterAct(call, after, standing, mediation.dossier_number),
      suspected,
      signs,
      whatToDo: suspected ? SHAM_TO_DO : null,
    };
  });
}

export const shamPlace = 'disputes.sham_check.words_sealed';

interface ShamCheck {
  readonly answers: ShamAnswers;
  readonly words?: string | undefined;
  readonly at: Date;
}

export async function keepShamCheck(
  tx: Tx,
  house: House,
  mediation: Pick<MediationRow, 'county_id' | 'id' | 'matter_id'>,
  check: ShamCheck,
): Promise<string> {
  const { suspected, signs } = judgeSham(check.answers);
  const id = newId(check.at);
  await tablesOf<DisputesTables>(tx)
    .insertInto('disputes.sham_check')
    .values({
      county_id: mediation.county_id,
      id,
      mediation_id: mediation.id,
      matter_id: mediation.matter_id,
      signs,
      suspected,
      words_sealed: check.words ? house.crypto.seal(shamPlace, check.words) : null,
      at: check.at,
    })
    .execute();
  return id;
}

/** An agreement is not drafted on suspicious answers: the suspicion is recorded by its own act, and that suspends. @throws Refused `sham-suspected` */
export function mustNotBeSham(answers: ShamAnswers): void {
  const { suspected, signs } = judgeSham(answers);
  if (suspected) fail('conflict', 'sham-suspected', { signs, toDo: SHAM_TO_DO, next: 'checkSham', ...SHAM_LAW });
}
