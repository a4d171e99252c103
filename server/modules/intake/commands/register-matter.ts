import { localDateOf } from '../../../kernel/instant.ts';
import { accepted, fail, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Call, inActWith } from '../../../platform/act.ts';
import type { Tx } from '../../../platform/db.ts';
import type { DirectoryArea } from '../../../platform/directory.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { categoryOf, dangerSignOf } from '../../../platform/profile/lookups.ts';
import {
  type ActTimes,
  actTimes,
  beginMatter,
  complainedOf,
  type NewMatter,
  type NewParty,
  openMatter,
  timeBarsOf,
  placeColumns,
  sourceFault,
  replyAfterAct,
  withStanding,
  representedIn,
  trackUrl,
  wayOf,
  type WrittenParty,
} from '../../matters/index.ts';
import type { registerMatter as contract } from '../contract.ts';
import { keepingCentre } from './keeping-centre.ts';
import { enterSheet } from './windows/pads.ts';
import { linkTicket } from './windows/tickets.ts';

/** A party as both doors know it, before it is given an id. */
export type DoorParty = WrittenParty & Pick<NewParty, 'address' | 'details' | 'powersUntil'>;

/** What both doors (resident page, window) have in common. */
export interface Brought {
  readonly description: string;
  readonly category: string;
  readonly area: DirectoryArea;
  readonly occurredOn?: string | undefined;
  readonly peopleInvolved?: number | undefined;
  readonly claims?: string | undefined;
  readonly placeDetail?: string | undefined;
  readonly dangerSigns?: readonly string[] | undefined;
  readonly askedForCounty?: boolean | undefined;
  readonly safeContact?: string | undefined;
  readonly amountFen?: number | undefined;
  readonly fileIds?: readonly string[] | undefined;
  readonly consents?: readonly { readonly id: string; readonly given: boolean }[] | undefined;
  readonly applicants: readonly DoorParty[];
  readonly respondents: readonly DoorParty[];
  readonly subjectOrganisationIds: readonly number[];
  readonly subjectOfficerIds: readonly number[];
  readonly noticeVersion: string;
  readonly language: 'zh' | 'en';
}

/** 窗口登记 On somebody's behalf, at the desk, by telephone, or later from a printed pad with its true hour. */
export function registerMatter(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  return inActWith(call, { begin: (tx) => beginMatter(tx, call.at) }, async (tx, begun) => {
    const { body, house, principal } = call;
    const sheet =
      body.padNumber === undefined
        ? undefined
        : await enterSheet(tx, house, {
            number: body.padNumber,
            doneAt: body.doneAt,
            postId: principal.postId,
            at: call.at,
          });
    const lateReason = body.lateReason ?? sheet?.lateReason;
    const times = accepted(actTimes({ ...body, lateReason }, call.at, house.calendar()));
    const own = `officer:${principal.officerId}@${principal.postId}`;
    const post = body.doneByPostId === undefined ? undefined : house.directory().post(body.doneByPostId);
    if (body.doneByPostId !== undefined && post?.organisationId !== principal.organisationId)
      fail('invalid', 'post-unknown', { field: 'doneByPostId' });
    const opened = await open(
      tx,
      house,
      {
        ...body,
        area: areaOf(house, body.areaCode),
        respondents: body.respondents ?? [],
        subjectOrganisationIds: body.subjectOrganisationIds ?? [],
        subjectOfficerIds: body.subjectOfficerIds ?? [],
        language: 'zh',
      },
      times,
      {
        ...cameBy(call),
        actor: post ? `officer:${post.officerId}@${post.id}` : own,
        typist: post && post.id !== principal.postId ? own : null,
        registeringOrganisationId: principal.organisationId,
        firstReceiverPostId: post?.id ?? principal.postId,
        // A reason is kept with what is late; that the power was cut is the reason of every late sheet.
        lateReason: times.late ? lateReason : body.lateReason,
        begun,
        reserved: sheet?.reserved,
      },
    );
    await sheet?.used(opened.matter.id);
    if (body.ticketId !== undefined) await linkTicket(tx, body.ticketId, opened.matter.id);
    return {
      ...replyAfterAct(principal, await withStanding(tx, house, opened.matter, call.at)),
      lookupCode: opened.lookupCode,
      trackUrl: trackUrl(call),
      receivedAt: times.doneAt.toISOString(),
      acceptBy: opened.acceptBy.toISOString(),
      acceptByDate: localDateOf(opened.acceptBy),
      timeBars: timeBarsOf(house.profile, { category: body.category, clocks: [] }),
    };
  });
}

/** How it came: as the desk says; under a key, from the key's own body, whatever the programme says. */
function cameBy({ body, principal }: Call<typeof contract, OfficerPrincipal>): Pick<Door, 'channel' | 'source'> {
  const { viaKey } = principal;
  if (!viaKey) return { channel: body.channel ?? 'window', source: body.source };
  const { courtMediation: _, ...source } = body.source ?? { bodyName: '' };
  return { channel: 'api', source: { ...source, bodyName: principal.organisationName, apiKeyId: viaKey.id } };
}

export function areaOf(house: House, code: string): DirectoryArea {
  const area = house.directory().areaByCode(code);
  if (!area) fail('invalid', 'area-unknown', { field: 'areaCode' });
  return area;
}

type Door = Pick<
  NewMatter,
  | 'channel'
  | 'source'
  | 'actor'
  | 'typist'
  | 'registeringOrganisationId'
  | 'firstReceiverPostId'
  | 'lateReason'
  | 'begun'
  | 'reserved'
>;

/** Checks what was brought and opens the matter. */
export async function open(
  tx: Tx,
  house: House,
  brought: Brought,
  times: ActTimes,
  door: Door,
): ReturnType<typeof openMatter> {
  const { profile } = house;
  const category = categoryOf(profile, brought.category);
  if (!category?.offered) fail('invalid', 'category-unknown', { field: 'category' });
  if (brought.noticeVersion !== profile.notice.version)
    fail('conflict', 'notice-outdated', { version: profile.notice.version });
  if (brought.occurredOn !== undefined && brought.occurredOn > localDateOf(times.recordedAt))
    fail('invalid', 'date-in-future', { field: 'occurredOn' });
  const sign = brought.dangerSigns?.find((id) => !dangerSignOf(profile, id));
  if (sign !== undefined) fail('invalid', 'danger-sign-unknown', { field: 'dangerSigns', sign });
  const fault = sourceFault(door.channel, door.source, localDateOf(times.recordedAt));
  if (fault) throw new Refused(fault);
  const subjects = subjectsOf(house, brought, category.kind === 'complaint');
  const centre = keepingCentre(
    house,
    subjects.organisationIds,
    // Whoever asks for the county is heard in the county, also when a township wrote it down.
    brought.askedForCounty ? null : door.registeringOrganisationId,
  );
  const dangerous = (brought.dangerSigns?.length ?? 0) > 0;
  const parties = partiesOf(brought);
  const columns = placeColumns(house.directory(), brought.area);
  return openMatter(tx, house, {
    ...door,
    category: category.code,
    areaId: columns.area_id,
    townshipId: columns.township_id,
    villageId: columns.village_id,
    centreOrganisationId: centre.id,
    upperCentreOrganisationId: centre.upperId,
    description: brought.description,
    claims: brought.claims,
    placeDetail: brought.placeDetail,
    occurredOn: brought.occurredOn,
    safeContact: brought.safeContact,
    // Nobody counted: at least those who are named on either side, without whoever stands in for them.
    peopleInvolved: brought.peopleInvolved ?? Math.max(parties.filter((party) => party.forPartyId === null).length, 1),
    amountFen: brought.amountFen,
    dangerSigns: [...new Set(brought.dangerSigns ?? [])],
    askedForCounty: brought.askedForCounty ?? false,
    restriction: subjects.complaint || category.restricted ? 'complaint' : dangerous ? 'danger' : null,
    subjectOrganisationIds: subjects.organisationIds,
    subjectOfficerIds: subjects.officerIds,
    parties,
    consents: consentsOf(house, brought),
    fileIds: brought.fileIds ?? [],
    times,
  });
}

/** Bodies complained of with all beneath them, and officers: hidden from them from the first row written. */
function subjectsOf(
  house: House,
  brought: Brought,
  kindIsComplaint: boolean,
): { organisationIds: readonly number[]; officerIds: readonly number[]; complaint: boolean } {
  const named = brought.subjectOrganisationIds.length + brought.subjectOfficerIds.length > 0;
  if (kindIsComplaint && !named) fail('invalid', 'complaint-subject-missing', { field: 'complaintAbout' });
  const subjects = accepted(
    complainedOf(house.directory(), {
      organisationIds: brought.subjectOrganisationIds,
      officerIds: brought.subjectOfficerIds,
    }),
  );
  return { ...subjects, complaint: named };
}

function partiesOf(brought: Brought): NewParty[] {
  const sides = [
    ['applicant', 'applicants', brought.applicants],
    ['respondent', 'respondents', brought.respondents],
  ] as const;
  const parties: NewParty[] = [];
  for (const [side, list, written] of sides) {
    const forWhom = accepted(representedIn(written, list));
    const ids = written.map(() => crypto.randomUUID());
    for (const [i, party] of written.entries()) {
      const index = forWhom[i] ?? null;
      parties.push({
        id: ids[i],
        side,
        role: party.role,
        forPartyId: index === null ? null : ids[index],
        name: party.name,
        organisation: party.organisation,
        creditCode: party.creditCode?.toUpperCase(),
        phone: party.phone,
        idNumber: party.idNumber?.toUpperCase(),
        address: party.address,
        details: party.details,
        contactWay: wayOf(party),
        contact: party.contact,
        powers: party.powers,
        powersUntil: party.powersUntil,
        noticeVersion: side === 'applicant' ? brought.noticeVersion : null,
        language: brought.language,
      });
    }
  }
  return parties;
}

function consentsOf(house: House, brought: Brought): NewMatter['consents'] {
  return (brought.consents ?? []).map((consent) => {
    if (!house.profile.consents.some((c) => c.id === consent.id))
      fail('invalid', 'consent-unknown', { field: 'consents', id: consent.id });
    return { party: 0, purpose: consent.id, textVersion: house.profile.notice.version, given: consent.given };
  });
}
