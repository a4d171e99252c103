import { ready, sendAlong, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { openReaders, poolKeysOf, type ReadableMatter, type ReaderRow, readersOf } from '../readers.ts';
import { centresOf, isRestricted, type LockedMatter, pooledTownship } from './lock.ts';

function readable(matter: LockedMatter, house: House, firstReceiverOfficerId: number | null): ReadableMatter {
  const areaIds = [house.countyAreaId, matter.township_id, matter.village_id].filter((id): id is number => id !== null);
  return {
    areaIds,
    centreOrganisationIds: centresOf(matter),
    registeringOrganisationId: matter.registering_organisation_id,
    holderOrganisationId: matter.holder_organisation_id,
    coHandlerOrganisationIds: matter.co_handler_organisation_ids,
    firstReceiverOfficerId,
    restriction: matter.restriction,
    endangered: matter.danger_signs.length > 0,
    subjectOrganisationIds: matter.subject_organisation_ids,
    subjectOfficerIds: matter.subject_officer_ids,
    poolKeys: house
      .directory()
      .pooledTownships()
      .includes(matter.township_id ?? 0)
      ? poolKeysOf({ stage: matter.stage, ...pooledTownship(matter) })
      : [],
  };
}

/** Computes and writes the reader rows of a matter. The last thing in an act. */
export async function refreshReaders(tx: Tx, house: House, matter: LockedMatter): Promise<void> {
  await writeReaders(tx, matter.county_id, matter.id, readerRows(house, matter));
}

/** The rows a matter should have now; also what verify compares with. */
export function readerRows(house: House, matter: LockedMatter): ReaderRow[] {
  const directory = house.directory();
  const firstReceiver = directory.post(matter.first_receiver_post_id)?.officerId ?? null;
  const facts = readable(matter, house, firstReceiver);
  if (!isRestricted(matter)) return openReaders(facts);
  return readersOf(facts, (key) =>
    directory.holding(key).map((post) => ({
      officerId: post.officerId,
      roles: post.roles,
      organisationIds: directory
        .posts()
        .filter((p) => p.officerId === post.officerId)
        .map((p) => p.organisationId),
    })),
  );
}

export async function writeReaders(
  tx: Tx,
  countyId: number,
  matterId: string,
  rows: readonly ReaderRow[],
): Promise<void> {
  sendAlong(tx, ready('select matters.set_readers($1, $2, $3::jsonb)', [countyId, matterId, JSON.stringify(rows)]));
}
