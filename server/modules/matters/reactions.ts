import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { DirectoryPost } from '../../platform/directory.ts';
import type { House } from '../../platform/house.ts';
import { type PastEvent, reaction } from '../../platform/jobs/index.ts';
import { sendLater } from '../../platform/messages/index.ts';
import { bodyOfTurn } from './supervision.ts';
import { centresOf, type LockedMatter, readMatter } from './store/lock.ts';
import { currentParties, openPartyRow } from './store/parties.ts';
import { type Tiding, TIDINGS } from './tidings.ts';
import { unsafeToWrite, withoutSms } from './store/written-to.ts';

const listener = 'matters.tell';

/** Tells parties and officers that there is news and where to look, once an event. */
export const matterReactions = reaction(listener, async (tx, event, { house, at }) => {
  const tiding = TIDINGS[event.name];
  if (!tiding) return;
  const matter = await readMatter(tx, { id: event.subject });
  if (tiding.parties) await tellParties(tx, house, matter, event, tiding, at);
  const { when } = event.facts as { when?: string };
  if (tiding.officers) await tellOfficers(tx, house, matter, { ...tiding, when }, tiding.officers, at);
});

/** For app.ts: every event that is listened to. */
export const matterListeners: readonly (readonly [string, string])[] = Object.keys(TIDINGS).map(
  (event) => [event, listener] as const,
);

async function tellParties(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  event: PastEvent,
  tiding: Tiding,
  at: Date,
): Promise<void> {
  const named = (event.facts as { partyIds?: readonly string[] }).partyIds;
  const noSms = await withoutSms(tx, matter);
  for (const row of await currentParties(tx, matter)) {
    if (row.erased_at !== null) continue;
    if (named ? !named.includes(row.id) : tiding.side === 'applicant' && row.side !== 'applicant') continue;
    // A respondent who has no code yet has no page to look at and has not been reached.
    if (row.side === 'respondent' && row.code_hash === null) continue;
    const letter = {
      template: tiding.parties as string,
      params: { number: matter.number },
      matterId: matter.id,
      lang: row.language,
      // Where somebody may be in danger nothing waits for the morning.
      urgent: matter.danger_signs.length > 0,
    };
    await sendLater(tx, house, { ...letter, channel: 'inApp', to: { partyId: row.id } }, at);
    // Where there are signs of danger nothing is sent to a telephone that somebody else may hold: the safe way is on the matter.
    if (unsafeToWrite(matter) || row.contact_way !== 'phone' || row.phone_sealed === null || noSms.has(row.id))
      continue;
    const phone = openPartyRow(house.crypto, row).phone;
    if (phone) await sendLater(tx, house, { ...letter, channel: 'sms', to: { phone, partyId: row.id } }, at);
  }
}

/** `helper`: of the bodies that help, this one alone. `when`: the moment of a talk. */
type Told = Pick<Tiding, 'roles' | 'of'> & { readonly helper?: number; readonly when?: string | undefined };

export async function tellOfficers(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  whom: Told,
  template: string,
  at: Date,
): Promise<void> {
  const params = { number: matter.number, ...(whom.when === undefined ? {} : { when: whom.when }) };
  for (const officerId of await officersToTell(tx, house, matter, whom)) {
    await sendLater(tx, house, { channel: 'inApp', to: { officerId }, template, params, matterId: matter.id }, at);
  }
}

/** Only who may see the matter is told of it: the reader rows decide, then body and role. */
async function officersToTell(tx: Tx, house: House, matter: LockedMatter, whom: Told): Promise<Set<number>> {
  const { rows } = await sql<{ key: string }>`
    select key from matters.reader where county_id = ${matter.county_id} and matter_id = ${matter.id} and ring = 2`.execute(
    tx.kysely,
  );
  const directory = house.directory();
  const bodies =
    whom.of === 'helpers'
      ? matter.co_handler_organisation_ids.filter((id) => whom.helper === undefined || id === whom.helper)
      : whom.of === 'turn'
        ? [
            bodyOfTurn({
              stage: matter.stage,
              holderOrganisationId: matter.holder_organisation_id,
              centreOrganisationId: matter.centre_organisation_id,
            }),
          ].filter((id) => id !== undefined)
        : whom.of === 'holder'
          ? [matter.holder_organisation_id ?? matter.centre_organisation_id]
          : centresOf(matter).slice(0, 1);
  const posts = rows.flatMap((row) => directory.holding(row.key));
  // What the centre is told, its township's pool is told too, for as long as it sees the matter.
  const pool = new Set(
    whom.of === 'centre'
      ? rows.filter((row) => /^[cf]/u.test(row.key)).flatMap((row) => directory.holding(row.key).map((post) => post.id))
      : [],
  );
  const due = (post: DirectoryPost): boolean =>
    (bodies.includes(post.organisationId) ||
      (pool.has(post.id) && post.organisationId !== matter.holder_organisation_id)) &&
    post.roles.some((role) => whom.roles?.includes(role));
  const named = matter.holder_post_id;
  const chosen = posts
    .filter(due)
    .filter((post) => whom.of !== 'holder' || named === null || post.id === named || matter.stage === 'assigned');
  return new Set(chosen.map((post) => post.officerId));
}
