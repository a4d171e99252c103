import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { handedIn, type LockedMatter, offeredMatterPapers, type OpenedParty } from '../../matters/index.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import { isConfirmable } from '../pack.ts';
import { isPrincipal } from '../parties.ts';
import { formsOf } from '../road-claims.ts';
import { claimsOf, keepingOf, visitsOf } from './performance.ts';
import type { RecordFacts } from '../offered-papers.ts';
import type { WholeMediation } from '../store/whole.ts';

/** What decides which papers the record can fill now. @param own the party on whose page: forms of roads are a creditor's */
export async function offerFacts(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  whole: WholeMediation | null,
  parties: readonly OpenedParty[],
  own?: string,
): Promise<RecordFacts> {
  const [ofMatter, files, visits, keeping] = await Promise.all([
    offeredMatterPapers(tx, house, matter),
    handedIn(tx, matter),
    visitsOf(tx, matter),
    keepingOf(tx, house, matter, localDateOf(house.clock.now())),
  ]);
  const agreement = whole?.agreement?.kind ?? null;
  return {
    ofMatter,
    started: whole !== null,
    accepted: whole !== null && whole.row.accepted_on !== null,
    planned: whole?.sessions.some((s) => s.recorded_at === null && s.planned_at !== null) ?? false,
    sessions: whole?.standing.sessionsRecorded ?? 0,
    agreement,
    agents: parties.filter((p) => p.role === 'agent' && !p.replaced).map((p) => p.id),
    applicants: parties.filter((p) => p.side === 'applicant' && isPrincipal(p)).map((p) => p.id),
    numbered: whole !== null && whole.row.dossier_number !== null,
    files: files.length,
    visits: visits.length,
    inEffect: keeping.agreement !== undefined,
    confirmable: isConfirmable(keeping, localDateOf(house.clock.now())),
    roadForms: formsOf(claimsOf(keeping, parties), localDateOf(house.clock.now()), own),
    ended: !whole?.row.ended_at ? null : whole.standing.state === 'effective' ? 'with-agreement' : 'without',
  };
}
