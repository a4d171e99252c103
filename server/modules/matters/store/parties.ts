import { randomInt } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import { maskIdentityNumber, maskPhone } from '../../../kernel/identity-number.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { FieldCrypto } from '../../../platform/field-crypto.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import { endSessions } from '../../../platform/session.ts';
import type { ConsentTable, MattersTables, PartyTable } from './tables.ts';

/** A party as a command knows it, in plain; sealed on the way into the row. */
export interface NewParty {
  readonly id?: string;
  readonly side: PartyTable['side'];
  readonly role: PartyTable['role'];
  readonly forPartyId?: string | null;
  readonly name?: string | null;
  readonly organisation?: string | null;
  readonly creditCode?: string | null;
  readonly phone?: string | null;
  readonly idNumber?: string | null;
  readonly address?: string | null;
  /** Further members that a form asks for: gender, ethnicity, age, occupation … */
  readonly details?: Readonly<Record<string, string>> | null;
  readonly contactWay?: PartyTable['contact_way'];
  readonly contact?: string | null;
  readonly powers?: string | null;
  readonly powersUntil?: string | null;
  readonly noticeVersion?: string | null;
  readonly language?: 'zh' | 'en';
}

/** A party opened for an act or a paper. */
export interface OpenedParty {
  readonly id: string;
  readonly side: PartyTable['side'];
  readonly role: PartyTable['role'];
  readonly forPartyId: string | null;
  readonly name: string | null;
  readonly organisation: string | null;
  readonly creditCode: string | null;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly address: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly contactWay: PartyTable['contact_way'];
  readonly contact: string | null;
  readonly powers: string | null;
  readonly powersUntil: string | null;
  readonly language: 'zh' | 'en';
  readonly hasCode: boolean;
  readonly replaced: boolean;
  readonly erased: boolean;
}

const place = 'matters.party';
/** Names and telephones are found by keyed hashes of this purpose only; no other register shares it. */
const purpose = { name: 'matters.name', phone: 'matters.phone', identity: 'matters.identity' } as const;

export function nameFinder(crypto: FieldCrypto, name: string): Buffer {
  return crypto.finder(purpose.name, name);
}

export function phoneFinder(crypto: FieldCrypto, phone: string): Buffer {
  return crypto.finder(purpose.phone, phone.replaceAll(/\D/gu, ''));
}

export function partyRow(
  house: House,
  matterId: string,
  party: NewParty,
  position: number,
  at: Date,
): Insertable<PartyTable> {
  const { crypto } = house;
  const seal = (text: string | null | undefined): Buffer | null => (text ? crypto.seal(place, text) : null);
  return {
    county_id: house.countyId,
    id: party.id ?? newId(at),
    matter_id: matterId,
    side: party.side,
    role: party.role,
    for_party_id: party.forPartyId ?? null,
    position,
    name_sealed: seal(party.name),
    name_finder: party.name ? nameFinder(crypto, party.name) : null,
    organisation: party.organisation ?? null,
    credit_code: party.creditCode ?? null,
    phone_sealed: seal(party.phone),
    phone_finder: party.phone ? phoneFinder(crypto, party.phone) : null,
    phone_mask: party.phone ? maskPhone(party.phone) : null,
    identity_sealed: seal(party.idNumber),
    identity_finder: party.idNumber ? crypto.finder(purpose.identity, party.idNumber) : null,
    identity_mask: party.idNumber ? maskIdentityNumber(party.idNumber) : null,
    address_sealed: seal(party.address),
    details_sealed: party.details && Object.keys(party.details).length > 0 ? seal(JSON.stringify(party.details)) : null,
    contact_way: party.contactWay ?? null,
    contact_sealed: seal(party.contact),
    powers: party.powers ?? null,
    powers_until: party.powersUntil ?? null,
    notice_version: party.noticeVersion ?? null,
    code_hash: null,
    code_made_at: null,
    language: party.language ?? 'zh',
    reached_at: null,
    replaced_by: null,
    replaced_why: null,
    erased_at: null,
  };
}

/** A name by itself, for pages that show nothing else unmasked. */
export function openName(crypto: FieldCrypto, sealed: Buffer): string {
  return crypto.open(place, sealed);
}

export function openPartyRow(crypto: FieldCrypto, row: Selectable<PartyTable>): OpenedParty {
  const open = (sealed: Buffer | null): string | null => (sealed ? crypto.open(place, sealed) : null);
  return {
    id: row.id,
    side: row.side,
    role: row.role,
    forPartyId: row.for_party_id,
    name: open(row.name_sealed),
    organisation: row.organisation,
    creditCode: row.credit_code,
    phone: open(row.phone_sealed),
    idNumber: open(row.identity_sealed),
    address: open(row.address_sealed),
    details: JSON.parse(open(row.details_sealed) ?? '{}') as Record<string, string>,
    contactWay: row.contact_way,
    contact: open(row.contact_sealed),
    powers: row.powers,
    powersUntil: row.powers_until,
    language: row.language,
    hasCode: row.code_hash !== null,
    replaced: row.replaced_by !== null,
    erased: row.erased_at !== null,
  };
}

/** All parties of a matter, in their order, opened. Replaced ones included (marked). */
export async function openParties(tx: Tx, house: House, matterId: string): Promise<OpenedParty[]> {
  const rows = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.party')
    .selectAll()
    .where('county_id', '=', house.countyId)
    .where('matter_id', '=', matterId)
    .orderBy('side')
    .orderBy('position')
    .execute();
  return rows.map((row) => openPartyRow(house.crypto, row));
}

export async function addParty(
  tx: Tx,
  house: House,
  matterId: string,
  party: NewParty,
  position: number,
  at: Date,
): Promise<string> {
  const row = partyRow(house, matterId, party, position, at);
  await tablesOf<MattersTables>(tx).insertInto('matters.party').values(row).execute();
  return row.id;
}

// No 0/O, 1/I/L, 2/Z, 5/S, 8/B: the code is read aloud and copied by hand.
const letters = '34679ACDEFGHJKMNPQRTUVWXY';

/** A new secret lookup code, as printed: two groups of five (46 bits). */
export function makeCode(): string {
  const part = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return `${part()}-${part()}`;
}

/** What is kept of a code: a keyed hash over number and code, of whatever spelling the code is typed in. */
export function codeHash(crypto: FieldCrypto, number: string, code: string): Buffer {
  return crypto.finder(
    'matters.code',
    `${number}|${code
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/gu, '')}`,
  );
}

/** Gives a party a (new) lookup code; the old one, if any, no longer opens. @returns the code, shown once */
export async function newLookupCode(
  tx: Tx,
  house: House,
  matter: { readonly id: string; readonly number: string },
  partyId: string,
  at: Date,
): Promise<string> {
  const code = makeCode();
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.party')
    .set({ code_hash: codeHash(house.crypto, matter.number, code), code_made_at: at })
    .where('county_id', '=', house.countyId)
    .where('matter_id', '=', matter.id)
    .where('id', '=', partyId)
    .execute();
  await shutOut(tx, partyId, at, 'code-reissued');
  return code;
}

/** Whoever came in by the party's code is out: the code was lost, the party is another, or is erased. */
export async function shutOut(tx: Tx, partyId: string, at: Date, why: string): Promise<void> {
  await endSessions(tx, { partyId }, at, why);
}

/** One consent, or its refusal, with the version of the text that was shown. */
export async function recordPartyConsent(
  tx: Tx,
  house: House,
  consent: {
    readonly matterId: string;
    readonly partyId: string;
    readonly purpose: string;
    readonly textVersion: string;
    readonly given: boolean;
    readonly at: Date;
  },
): Promise<string> {
  const row: Insertable<ConsentTable> = {
    county_id: house.countyId,
    id: newId(consent.at),
    matter_id: consent.matterId,
    party_id: consent.partyId,
    purpose: consent.purpose,
    text_version: consent.textVersion,
    given: consent.given,
    at: consent.at,
    withdrawn_at: null,
  };
  await tablesOf<MattersTables>(tx).insertInto('matters.consent').values(row).execute();
  return row.id;
}

/** Parties that stand (not replaced), sealed as they are. */
export async function currentParties(
  tx: Tx,
  matter: { readonly county_id: number; readonly id: string },
): Promise<Selectable<PartyTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.party')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('replaced_by', 'is', null)
    .orderBy('side')
    .orderBy('position')
    .execute();
}
