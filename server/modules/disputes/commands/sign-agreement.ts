import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { attachFiles, type OfficerCall, recordPartyConsent } from '../../matters/index.ts';
import type { signAgreement as contract, signByMediator as mediatorContract } from '../contract/agreement.ts';
import { familyWordIn, screenFault, wordsOf } from '../screen-signing.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { obligationWords } from '../store/agreement.ts';
import { addConsents } from '../store/save.ts';
import type { DisputesTables, SignatureTable } from '../store/tables.ts';
import { actOnMediation, afterAct, mustRepresent, type MediationWork } from './act-on-mediation.ts';

type SignCall = OfficerCall<typeof contract>;

/** 当事人签名、盖章、按指印 On paper, or on a screen where every party agrees and the law lets it. */
export function signAgreement(call: SignCall): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'signAgreement', async (given) => {
    const { tx, mediation, agreement, parties, times, judge, record } = given;
    const { signatures, way } = call.body;
    const standing = judge({ act: 'signAgreement', partyIds: signatures.map((s) => s.partyId) });
    if (!agreement) fail('conflict', 'mediation-act-not-allowed', { act: 'signAgreement', state: standing.state });
    for (const s of signatures) mustRepresent(parties, s.partyId, s.byPartyId, times.doneAt);
    if (way === 'screen') await allowScreen(call, given, agreement);
    await keepSignatures(
      tx,
      signatures.map((s) => ({
        county_id: mediation.county_id,
        agreement_id: agreement.id,
        matter_id: mediation.matter_id,
        party_id: s.partyId,
        by_party_id: s.byPartyId ?? null,
        mediator_id: null,
        how: s.how,
        way,
        identity_checked: way === 'screen' ? (call.body.screen?.identityChecked ?? null) : null,
        file_id: way === 'screen' ? (s.fileId ?? null) : null,
        at: times.doneAt,
      })),
    );
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'signAgreement',
      facts: {
        mediation: mediation.id,
        agreement: agreement.id,
        way,
        signatures: signatures.map((s) => ({
          party: s.partyId,
          how: s.how,
          ...(s.byPartyId ? { by: s.byPartyId } : {}),
        })),
      },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

async function allowScreen(
  call: SignCall,
  { tx, matter, mediation, standing, times }: MediationWork,
  agreement: NonNullable<MediationWork['agreement']>,
): Promise<void> {
  const { signatures, screen } = call.body;
  const { house } = call;
  const category = categoryOf(house.profileAt(matter.profile_version), matter.category);
  const fault = screenFault({
    categoryAllows: category?.onScreenSigning === 'allowed',
    familyWord: familyWordIn(wordsOf(agreement, await obligationWords(tx, agreement))),
    principals: standing.principals,
    screen,
    signatures: signatures.map((s) => ({ how: s.how, hasPicture: s.fileId !== undefined })),
  });
  if (fault) fail(fault.kind, fault.code, { ...fault.details });
  await attachFiles(tx, matter, {
    ids: signatures.flatMap((s) => (s.fileId ? [s.fileId] : [])),
    kind: 'signature',
    at: times.recordedAt,
  });
  const textVersion = house.profileAt(matter.profile_version).notice.version;
  for (const partyId of screen?.agreedBy ?? []) {
    await recordPartyConsent(tx, house, {
      matterId: matter.id,
      partyId,
      purpose: 'onScreenSigning',
      textVersion,
      given: true,
      at: times.doneAt,
    });
  }
  await addConsents(
    tx,
    mediation,
    (screen?.agreedBy ?? []).map((id) => ({
      party_id: id,
      by_party_id: null,
      about: 'screen',
      agrees: true,
      how: 'visit',
      text_version: textVersion,
      at: times.doneAt,
    })),
  );
}

/** 调解员签名 */
export function signByMediator(call: OfficerCall<typeof mediatorContract>): Promise<ReplyOf<typeof mediatorContract>> {
  return actOnMediation(call, 'signByMediator', async ({ tx, mediation, agreement, times, judge, record }) => {
    const { mediatorId } = call.body;
    const standing = judge({ act: 'signByMediator', mediatorId });
    if (!agreement) fail('conflict', 'mediation-act-not-allowed', { act: 'signByMediator', state: standing.state });
    await keepSignatures(tx, [
      {
        county_id: mediation.county_id,
        agreement_id: agreement.id,
        matter_id: mediation.matter_id,
        party_id: null,
        by_party_id: null,
        mediator_id: mediatorId,
        how: 'signature',
        way: 'paper',
        identity_checked: null,
        file_id: null,
        at: times.doneAt,
      },
    ]);
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'signByMediator',
      facts: { mediation: mediation.id, agreement: agreement.id, mediator: mediatorId },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

async function keepSignatures(tx: Tx, rows: readonly Omit<SignatureTable, 'id'>[]): Promise<void> {
  await tablesOf<DisputesTables>(tx)
    .insertInto('disputes.signature')
    .values(rows.map((row) => ({ ...row, id: newId(row.at) })))
    .execute();
}
