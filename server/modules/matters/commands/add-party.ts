import type { Selectable } from 'kysely';
import { fail, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import type { addParty as contract } from '../contract/party.ts';
import type { LockedMatter } from '../store/lock.ts';
import { addParty as insertParty, currentParties } from '../store/parties.ts';
import type { MattersTables, PartyTable } from '../store/tables.ts';
import { partyFault, standsForSomebody, wayOf } from '../written-parties.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { hideFromSubjects } from './hide-from-subjects.ts';

/** As many as registration takes on one side. */
const most = 20;

type Body = OfficerCall<typeof contract>['body'];

/**
 * 增加当事人 Somebody who belongs to the dispute was not written down at first: named later, found later, or grown up to speak by a
 * guardian or an agent. Checked as at registration. A respondent is given code and notice when reached, an applicant at the window
 * after a check (reissueCode). A mediation that stands asks whoever is added before it goes on: that is for the procedure to see to.
 */
export function addParty(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'addParty', async ({ tx, matter, times, record }) => {
    const { house, body } = call;
    const fault = partyFault(body, body.side, '', body.role === 'organisation' ? 'organisation' : 'name');
    if (fault) throw new Refused(fault);
    mustKnowNotice(house, body);
    const parties = await currentParties(tx, matter);
    const side = parties.filter((p) => p.side === body.side);
    if (side.length >= most) fail('conflict', 'parties-too-many', { side: body.side, most });
    const forPartyId = representedBy(body, side);
    const hidden = hideFromSubjects(
      house,
      matter,
      complainedOfBy(house, matter, body),
      isComplaint(house, matter, body),
    );
    const partyId = newId(times.recordedAt);
    await insertParty(
      tx,
      house,
      matter.id,
      {
        id: partyId,
        side: body.side,
        role: body.role,
        forPartyId,
        name: body.name,
        organisation: body.organisation,
        creditCode: body.creditCode?.toUpperCase(),
        phone: body.phone,
        idNumber: body.idNumber?.toUpperCase(),
        address: body.address,
        details: detailsOf(body),
        contactWay: wayOf(body),
        contact: body.contact,
        powers: body.powers,
        powersUntil: body.powersUntil,
        noticeVersion: body.noticeVersion,
      },
      Math.max(-1, ...parties.map((p) => p.position)) + 1,
      times.recordedAt,
    );
    if (body.safeContact) await addSafeContact(tx, matter, body.safeContact);
    const after = await record({
      act: { act: 'addParty', ...(hidden ? { restriction: 'complaint' } : {}) },
      facts: {
        partyId,
        side: body.side,
        role: body.role,
        ...(forPartyId === null ? {} : { forPartyId }),
        ...(body.safeContact ? { safeContact: true } : {}),
      },
      ...(hidden ? { row: hidden } : {}),
      event: 'matter.party-added',
      // Whoever was there is told that there is news; the new one has neither code nor page yet.
      eventFacts: { partyId, partyIds: parties.map((p) => p.id) },
    });
    return { ...replyAfterAct(call.principal, after), partyId };
  });
}

/** Whoever applies is told what is kept and why, as at registration. */
function mustKnowNotice(house: House, body: Body): void {
  const { version } = house.profile.notice;
  if (body.noticeVersion === undefined) {
    if (body.side === 'applicant') fail('invalid', 'notice-not-told', { field: 'noticeVersion', version });
  } else if (body.noticeVersion !== version) fail('conflict', 'notice-outdated', { version });
}

/** Whom a guardian, agent or helper stands for: the one named, or the only one of the side. */
function representedBy(body: Body, side: readonly Selectable<PartyTable>[]): string | null {
  if (!standsForSomebody(body.role)) return null;
  const principals = side.filter((p) => !standsForSomebody(p.role) && p.erased_at === null);
  const only = principals.length === 1 ? principals[0]?.id : undefined;
  const wanted = body.forPartyId ?? only;
  if (wanted === undefined || !principals.some((p) => p.id === wanted))
    fail('invalid', 'represented-missing', { field: 'forPartyId' });
  if (body.role === 'agent' && !body.powers) fail('invalid', 'agent-needs-powers', { field: 'powers' });
  return wanted;
}

/** A respondent in a complaint about a body or officer: then somebody of the directory must be named as complained of. */
function isComplaint(house: House, matter: LockedMatter, body: Body): boolean {
  const category = categoryOf(house.profileAt(matter.profile_version), matter.category);
  return body.side === 'respondent' && category?.restricted === true;
}

/** Who was named, and in a complaint the body itself that is added as the respondent by the name it has in the directory. */
function complainedOfBy(
  house: House,
  matter: LockedMatter,
  body: Body,
): { organisationIds: number[]; officerIds: number[] } {
  const named = isComplaint(house, matter, body)
    ? house
        .directory()
        .organisations()
        .filter((o) => !o.ended && (body.organisation ?? body.name) === o.name)
    : [];
  const organisationIds = [...(body.subjectOrganisationIds ?? []), ...named.map((o) => o.id)];
  return { organisationIds: [...new Set(organisationIds)], officerIds: [...(body.subjectOfficerIds ?? [])] };
}

function detailsOf(body: Body): Record<string, string> | null {
  const given = Object.entries(body.details ?? {}).filter((one): one is [string, string] => one[1] !== undefined);
  return given.length > 0 ? Object.fromEntries(given) : null;
}

/** A safe way and hour to reach the new party stands beside what was said before. */
async function addSafeContact(tx: Tx, matter: LockedMatter, words: string): Promise<void> {
  const db = tablesOf<MattersTables>(tx);
  const facts = await db
    .selectFrom('matters.facts')
    .select('safe_contact')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('matters.facts')
    .set({ safe_contact: [facts.safe_contact, words].filter(Boolean).join('\n') })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .execute();
}
