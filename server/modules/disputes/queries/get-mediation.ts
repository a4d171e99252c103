import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import { dangerSignsOf } from '../../../platform/profile/lookups.ts';
import { type LockedMatter, offeredActs, openParties, readMatter } from '../../matters/index.ts';
import { dangerOf, offeredMediationActs, withPresentParties } from '../commands/act-on-mediation.ts';
import { consentText } from '../consent-text.ts';
import type { getMediation as contract } from '../contract/reads.ts';
import { splitActs } from '../danger.ts';
import { GOING, missingConsent } from '../mediation.ts';
import { offeredPapers } from '../offered-papers.ts';
import { isMatterPaper, PAPER_KINDS } from '../paper-kinds.ts';
import { SHAM_QUESTIONS, SHAM_WORDS } from '../sham.ts';
import { factsOf, issuedPapers, keepOpening } from '../../matters/index.ts';
import { rosterOf } from '../../people/index.ts';
import { type WholeMediation, wholeMediation } from '../store/whole.ts';
import { mediationViewOf, partyViewOf } from './mediation-view.ts';
import { offerFacts } from './offer-facts.ts';
import { roadsFor } from './roads.ts';

type Reply = ReplyOf<typeof contract>;

/** 调解全貌 For whoever sees the facts of the matter; to all others it is the 404 of an unknown number. */
export function getMediation(call: Call<typeof contract, OfficerPrincipal>): Promise<Reply> {
  const { house, principal, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: call.params.number });
    const [facts, parties, seen, papers, roster] = await Promise.all([
      factsOf(tx, matter.id),
      openParties(tx, house, matter.id),
      wholeMediation(tx, matter),
      issuedPapers(tx, matter),
      matter.holder_organisation_id === null ? [] : rosterOf(tx, matter.holder_organisation_id),
    ]);
    if (!facts) fail('unknown', 'not-found');
    await keepOpening(tx, principal, matter.id, 'getMediation', at);
    const titleOf = (kind: string) => wordingOf(house, kind, matter.profile_version).title;
    const whole = seen ? { ...seen, standing: withPresentParties(seen.standing, parties) } : null;
    const matterActs = offeredActs(principal, matter);
    const endangered = dangerOf(house, matter).length > 0;
    const offered = splitActs(offeredMediationActs(house, matter, whole?.standing ?? null, matterActs), endangered);
    return {
      number: matter.number,
      version: matter.version,
      stage: matter.stage,
      category: matter.category,
      mediation: whole ? mediationViewOf(house, matter, whole, parties) : null,
      parties: parties.filter((p) => !p.replaced).map((p) => partyViewOf(p, whole)),
      roster: roster.map((m) => ({ id: m.id, name: m.name, fullTime: m.fullTime, specialities: [...m.specialities] })),
      consentText: consentText(),
      shamQuestions: SHAM_QUESTIONS.map((id) => ({ id, text: SHAM_WORDS[id] })),
      danger: endangered ? dangerViewOf(house, matter) : null,
      otherRoads: roadsNow(house, matter, whole),
      papersOffered: offeredPapers(await offerFacts(tx, house, matter, whole, parties)).map((p) => ({
        kind: p.kind,
        title: titleOf(p.kind),
        parties: [...p.parties],
        issuable: matterActs.includes(isMatterPaper(p.kind) ? 'issuePaper' : 'recordInProcedure'),
      })),
      papers: papers.map((p) => ({
        id: p.id,
        kind: p.kind,
        title: titleOf(p.kind),
        partyId: p.party_id,
        sessionId: p.session_id,
        sha256: p.sha256.toString('hex'),
        at: p.at.toISOString(),
        erased: p.erased_at !== null,
      })),
      blanks: PAPER_KINDS.map((kind) => ({ kind, title: titleOf(kind) })),
      ...offered,
    };
  });
}

function dangerViewOf(house: House, matter: LockedMatter): NonNullable<Reply['danger']> {
  return {
    signs: dangerSignsOf(house.profileAt(matter.profile_version), matter.danger_signs).map((sign) => ({
      id: sign.id,
      name: sign.name,
      words: sign.staffWords,
      calls: sign.calls.map((c) => ({ telephone: c.telephone, who: c.who })),
      mustReport: sign.mustReport,
      law: sign.law.map((l) => ({ law: l.name, article: l.article })),
    })),
    proposesReconciliation: false,
    declarationNeeded: true,
  };
}

/** Other roads are named when somebody declined and when a mediation ended without an agreement. */
export function roadsNow(house: House, matter: LockedMatter, whole: WholeMediation | null): Reply['otherRoads'] {
  if (!whole) return [];
  const { standing, row } = whole;
  if (standing.state === 'failed' || standing.state === 'withdrawn')
    return roadsFor(house, matter, row.end_reason === 'no_consent' ? 'noConsent' : 'mediationFailed');
  const declined =
    GOING.includes(standing.state) && missingConsent(standing).some((id) => standing.agrees[id] === false);
  return declined ? roadsFor(house, matter, 'noConsent') : [];
}
