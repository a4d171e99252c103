import { accepted, fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf, RouteContract } from '../../../kernel/route.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { categoryOf, dangerSignsOf } from '../../../platform/profile/lookups.ts';
import {
  type ActName,
  actOnMatter,
  type ActWork,
  type LockedMatter,
  type MatterAfter,
  type OfficerCall,
  offeredActs,
  openParties,
  type OpenedParty,
  replyAfterAct,
} from '../../matters/index.ts';
import { matterActBehind, PARTY_ACTS, representationFault } from '../access.ts';
import { isConsentText } from '../consent-text.ts';
import type { MediationAfterAct } from '../contract/shapes.ts';
import type { DangerFacts } from '../danger.ts';
import { actsPossible, GOING, type Mediation, type MediationAct, type MediationActName } from '../mediation.ts';
import { principalsOf } from '../parties.ts';
import { step } from '../step.ts';
import { roadsFor } from '../queries/roads.ts';
import { type LoadedMediation, loadMediation, type MediationRow } from '../store/load.ts';

/** What the work of one act on a mediation gets: all that an act on the matter gets, and the mediation as it stands. */
export interface MediationWork extends ActWork {
  readonly mediation: MediationRow;
  readonly standing: Mediation;
  readonly agreement: LoadedMediation['agreement'];
  /** All parties of the matter, opened; replaced ones are marked. */
  readonly parties: readonly OpenedParty[];
  /** The mediation after the act. @throws Refused what `step` refuses with */
  readonly judge: (act: MediationAct) => Mediation;
}

/** The shape of every officer's act on a running mediation: the matter is locked, the version is as seen, he may; then the mediation. */
export function actOnMediation<C extends RouteContract>(
  call: OfficerCall<C>,
  act: MediationActName,
  work: (given: MediationWork) => Promise<ReplyOf<C>>,
): Promise<ReplyOf<C>> {
  return actOnMatter(call, matterActBehind(act), async (given) => {
    const [loaded, parties] = await Promise.all([
      loadMediation(given.tx, given.matter),
      openParties(given.tx, call.house, given.matter.id),
    ]);
    const standing = withPresentParties(loaded.standing, parties);
    return work({
      ...given,
      mediation: loaded.row,
      agreement: loaded.agreement,
      standing,
      parties,
      judge: (next) => accepted(step(standing, next, given.times.doneAt)),
    });
  });
}

/**
 * As long as it goes on, it is whoever stands on the matter now: a party added after the acceptance must agree too before anything goes
 * on. Once an agreement is in effect, or the mediation has ended, it stays with those whose it was.
 */
export function withPresentParties(standing: Mediation, parties: readonly OpenedParty[]): Mediation {
  return GOING.includes(standing.state) ? { ...standing, principals: principalsOf(parties) } : standing;
}

/** Acts of the mediation that the officer may take next, in what the matter lets him do. */
export function offeredMediationActs(
  house: House,
  matter: LockedMatter,
  standing: Mediation | null,
  matterActs: readonly ActName[],
): string[] {
  const may = (act: Parameters<typeof matterActBehind>[0]): boolean => matterActs.includes(matterActBehind(act));
  const going = standing ? actsPossible(standing).filter((act) => !PARTY_ACTS.has(act) && may(act)) : [];
  const fresh =
    matter.procedure_id === null && may('startMediation') && isCommittee(house, matter) && isMediable(house, matter);
  return fresh ? [...going, 'startMediation', 'mediateOnTheSpot'] : going;
}

/** What an officer's act answers with. */
export function afterAct(
  call: { readonly house: House; readonly principal: OfficerPrincipal },
  matter: MatterAfter,
  standing: Mediation,
  dossierNumber: string | null,
): MediationAfterAct {
  const { acts: matterActs, number, version, stage } = replyAfterAct(call.principal, matter);
  const acts = offeredMediationActs(call.house, matter, standing, offeredActs(call.principal, matter));
  return { number, version, stage, state: standing.state, dossierNumber, acts, matterActs };
}

function isCommittee(house: House, matter: LockedMatter): boolean {
  return house.directory().organisation(matter.holder_organisation_id)?.kind === 'mediation_committee';
}

function isMediable(house: House, matter: LockedMatter): boolean {
  return categoryOf(house.profileAt(matter.profile_version), matter.category)?.mediable === true;
}

/** People's mediation is led by a people's mediation committee (人民调解法 7, 8, 34). @throws Refused `not-a-committee` */
export function committeeOf(house: House, matter: LockedMatter): number {
  if (!isCommittee(house, matter) || matter.holder_organisation_id === null)
    fail('conflict', 'not-a-committee', { law: '中华人民共和国人民调解法', article: '第七条' });
  return matter.holder_organisation_id;
}

/** @throws Refused `not-mediable`, with the roads that are open instead */
export function mustBeMediable(house: House, matter: LockedMatter): void {
  if (!isMediable(house, matter)) {
    fail('conflict', 'not-mediable', { category: matter.category, otherRoads: roadsFor(house, matter, 'notMediable') });
  }
}

/** Signs of danger of the matter; a matter restricted for danger counts even where no sign of the profile is named. */
export function dangerOf(
  house: House,
  matter: Pick<LockedMatter, 'profile_version' | 'danger_signs' | 'restriction'>,
): DangerFacts[] {
  const signs = dangerSignsOf(house.profileAt(matter.profile_version), matter.danger_signs);
  if (signs.length > 0) return signs.map((s) => ({ id: s.id, mustReport: s.mustReport }));
  return matter.restriction === 'danger' || matter.danger_signs.length > 0 ? [{ id: 'danger', mustReport: false }] : [];
}

/** A guardian or agent who answers or signs for a party. @throws Refused `not-their-representative`, `powers-ended` */
export function mustRepresent(
  parties: readonly OpenedParty[],
  partyId: string,
  byPartyId: string | undefined,
  at: Date,
): void {
  if (byPartyId === undefined || byPartyId === partyId) return;
  const by = parties.find((p) => p.id === byPartyId && !p.replaced);
  const fault = representationFault(partyId, by, localDateOf(at));
  if (fault) fail('invalid', fault, { field: 'byPartyId' });
}

/** @throws Refused `consent-text-unknown` */
export function mustKnowText(version: string): void {
  if (!isConsentText(version)) fail('invalid', 'consent-text-unknown', { field: 'textVersion' });
}

/** @throws Refused `party-unknown` when one of them does not stand on the matter */
export function mustBeParties(parties: readonly OpenedParty[], ids: readonly string[]): void {
  const unknown = ids.filter((id) => !parties.some((p) => p.id === id && !p.replaced));
  if (unknown.length > 0) fail('invalid', 'party-unknown', { parties: unknown });
}
