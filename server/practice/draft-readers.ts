// Pure. Decides who sees a matter of the practice county, by the rules that the office has.
import type { DirectoryPost } from '../platform/directory.ts';
import { openReaders, poolKeysOf, type ReadableMatter, type ReaderRow, readersOf } from '../modules/matters/readers.ts';
import type { PracticeMatter } from './practice-matter.ts';
import type { World } from './world.ts';

/** Whether the facts of the matter are open to this post. */
export function sees(matter: PracticeMatter, post: DirectoryPost): boolean {
  const body = `o${post.organisationId}`;
  const own = `p${post.officerId}`;
  return matter.readers.some((row) => row.ring === 2 && (row.key === body || row.key === own));
}

export function centresOf(
  matter: Pick<PracticeMatter, 'centreOrganisationId' | 'upperCentreOrganisationId'>,
): number[] {
  const { centreOrganisationId: own, upperCentreOrganisationId: upper } = matter;
  return upper === null ? [own] : [own, upper];
}

/** Who sees the matter now, by the rules of readers.ts. */
export function readerRowsOf(world: World, matter: PracticeMatter): ReaderRow[] {
  const { directory } = world;
  const { townshipId } = matter;
  const restricted =
    matter.state.restriction !== null ||
    matter.subjectOrganisationIds.length > 0 ||
    matter.subjectOfficerIds.length > 0;
  const facts: ReadableMatter = {
    areaIds: [1, matter.townshipId, matter.villageId].filter((id): id is number => id !== null),
    centreOrganisationIds: centresOf(matter),
    registeringOrganisationId: matter.registeringOrganisationId,
    holderOrganisationId: matter.state.holderOrganisationId,
    coHandlerOrganisationIds: [],
    firstReceiverOfficerId: directory.post(matter.firstReceiverPostId)?.officerId ?? null,
    restriction: matter.state.restriction,
    endangered: matter.dangerSigns.length > 0,
    subjectOrganisationIds: matter.subjectOrganisationIds,
    subjectOfficerIds: matter.subjectOfficerIds,
    poolKeys: directory.pooledTownships().includes(townshipId ?? 0)
      ? poolKeysOf({
          stage: matter.state.stage,
          townshipId,
          keptByTownship: matter.upperCentreOrganisationId !== null,
          restricted,
        })
      : [],
  };
  if (!restricted) return openReaders(facts);
  return readersOf(facts, (key) =>
    directory.holding(key).map((post) => ({
      officerId: post.officerId,
      roles: post.roles,
      organisationIds: world.posts.filter((p) => p.officerId === post.officerId).map((p) => p.organisationId),
    })),
  );
}
