import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import type { PartyPrincipal } from '../../../platform/principal.ts';
import { type LockedMatter, openParties, type OpenedParty, readMatter } from '../../matters/index.ts';
import { dangerOf, withPresentParties } from '../commands/act-on-mediation.ts';
import { consentText } from '../consent-text.ts';
import type { getOwnMediation as contract } from '../contract/party.ts';
import { active, STATE_NAMES } from '../mediation.ts';
import { ownActs } from '../own-acts.ts';
import { isReady } from '../offered-papers.ts';
import { isMatterPaper, ownPaperKinds } from '../paper-kinds.ts';
import { displayName, isPrincipal, speaksFor } from '../parties.ts';
import { factsOf } from '../../matters/index.ts';
import { type WholeMediation, wholeMediation } from '../store/whole.ts';
import { roadsNow } from './get-mediation.ts';
import { offerFacts } from './offer-facts.ts';
import { declarationWords, obligationViewOf } from './mediation-view.ts';

type Reply = ReplyOf<typeof contract>;

/** 我的调解 What concerns the caller: asked what, by whom, when next, what was agreed. Names only of the others. */
export function getOwnMediation(call: Call<typeof contract, PartyPrincipal>): Promise<Reply> {
  const { house, principal, at } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { id: principal.matterId });
    const [parties, seen, facts] = await Promise.all([
      openParties(tx, house, matter.id),
      wholeMediation(tx, matter),
      factsOf(tx, matter.id),
    ]);
    const me = parties.find((p) => p.id === principal.partyId);
    if (!me) fail('unknown', 'not-found');
    const whole = seen ? { ...seen, standing: withPresentParties(seen.standing, parties) } : null;
    const record = await offerFacts(tx, house, matter, whole, parties, speaksFor(me) ?? '');
    return {
      version: matter.version,
      side: me.side,
      mediation: whole ? ownView(house, matter, { whole, parties, me, claims: facts?.claims ?? null, at }) : null,
      papers: ownPaperKinds(me.side)
        // Without a mediation only what is about the matter itself: nobody is led to think that one is under way.
        .filter((kind) => (whole !== null || isMatterPaper(kind)) && isReady(kind, record))
        .map((kind) => ({ kind, title: wordingOf(house, kind, matter.profile_version).title })),
      acts: whole ? ownActs(whole.standing, me, matter.stage === 'handling') : [],
    };
  });
}

interface Own {
  readonly whole: WholeMediation;
  readonly parties: readonly OpenedParty[];
  readonly me: OpenedParty;
  readonly claims: string | null;
  readonly at: Date;
}

function ownView(
  house: House,
  matter: LockedMatter,
  { whole, parties, me, claims, at }: Own,
): NonNullable<Reply['mediation']> {
  const { row, standing } = whole;
  const committee = house.directory().organisation(row.committee_id);
  const principalId = speaksFor(me) ?? me.id;
  const word = whole.consents.findLast((c) => c.about === 'mediation' && c.party_id === principalId);
  const next = whole.sessions.find(
    (s) => s.recorded_at === null && s.planned_at !== null && s.planned_at.getTime() >= at.getTime(),
  );
  return {
    state: standing.state,
    stateName: STATE_NAMES[standing.state],
    committee: {
      name: committee?.name ?? '',
      telephone: committee?.telephone ?? null,
      address: committee?.address ?? null,
    },
    dossierNumber: row.dossier_number,
    parties: parties
      .filter(isPrincipal)
      .map((p) => ({ id: p.id, side: p.side, name: displayName(p), own: p.id === principalId })),
    claims,
    ownAnswer: whole.parties.find((s) => s.party_id === principalId)?.answer ?? null,
    consentText: consentText(),
    ownConsent: word ? { agrees: word.agrees, at: word.at.toISOString() } : null,
    mediators: active(standing).map((m) => {
      const declared = whole.declarations.findLast((d) => d.mediator_id === m.id);
      return {
        name: whole.mediatorNames.get(m.id) ?? '',
        declared: m.declared,
        declaration: declarationWords(house.crypto, declared),
      };
    }),
    nextSession: next?.planned_at ? { at: next.planned_at.toISOString(), place: next.place } : null,
    periodUntil: row.period_due_on,
    agreement: ownAgreement(whole, parties, principalId),
    danger: dangerOf(house, matter).length > 0,
    otherRoads: roadsNow(house, matter, whole),
  };
}

function ownAgreement(
  whole: WholeMediation,
  parties: readonly OpenedParty[],
  principalId: string,
): NonNullable<Reply['mediation']>['agreement'] {
  const { agreement } = whole;
  if (!agreement) return null;
  return {
    kind: agreement.kind,
    facts: agreement.facts,
    pointsInDispute: agreement.points,
    responsibilities: agreement.responsibilities,
    otherTerms: agreement.other_terms,
    obligations: whole.obligations.map((o) => obligationViewOf(o, parties)),
    ownSignedAt: whole.signatures.find((s) => s.party_id === principalId)?.at.toISOString() ?? null,
    effectiveOn: agreement.effective_on,
    confirmationUntil: agreement.confirmation_until,
  };
}
