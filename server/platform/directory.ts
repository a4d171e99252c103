/**
 * The directory of areas, bodies and posts, held in memory: small, read by every page, changed rarely. places and people fill it;
 * the platform only says its shape. No residents are in it.
 */
export interface Directory {
  area(id: number | null): DirectoryArea | undefined;
  /** An area that is valid now. */
  areaByCode(code: string): DirectoryArea | undefined;
  organisation(id: number | null): DirectoryOrganisation | undefined;
  organisations(): readonly DirectoryOrganisation[];
  /** The bodies themselves and all that are subordinate to them. */
  withSubordinates(ids: readonly number[]): number[];
  post(id: number | null): DirectoryPost | undefined;
  posts(): readonly DirectoryPost[];
  /** Townships that draw, or once drew, on checkers of others (审核回访人员库). */
  pooledTownships(): readonly number[];
  /** Townships for which a post checks or follows up now, beside its own work. */
  poolOf(postId: number): readonly number[];
  /** Posts that hold a reader key now (`o…` working roles, `a…` leaders, `p…` the officer, `c…` `f…` a township's pool). */
  holding(key: string): readonly DirectoryPost[];
}

export interface DirectoryArea {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: 'county' | 'township' | 'village' | 'grid';
  readonly parentId: number | null;
  /** Ids from the county down to the area itself. */
  readonly path: readonly number[];
  readonly ended: boolean;
}

export interface DirectoryOrganisation {
  readonly id: number;
  readonly kind: string;
  readonly level: string | null;
  readonly areaId: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly telephone: string | null;
  readonly address: string | null;
  readonly ended: boolean;
  /** The body that took it over, when it was ended with one. */
  readonly successorId?: number | null;
}

export interface DirectoryPost {
  readonly id: number;
  readonly officerId: number;
  readonly officerName: string;
  readonly organisationId: number;
  readonly roles: readonly string[];
}

/** A post named in a township's pool; `current`: today. */
export interface DirectoryPoolMember {
  readonly areaId: number;
  readonly postId: number;
  readonly current: boolean;
}

const administrators = new Set(['system_admin', 'security_admin', 'audit_admin']);

/**
 * Reader keys of a post: what its roles let it see. Administrators see no business data and hold none.
 * @param pool townships for which it checks (`c<area>`) or follows up (`f<area>`), as its roles allow
 */
export function keysOf(
  post: Pick<DirectoryPost, 'officerId' | 'organisationId' | 'roles'>,
  organisation: Pick<DirectoryOrganisation, 'areaId'>,
  pool: readonly number[] = [],
): string[] {
  if (post.roles.some((role) => administrators.has(role))) return [];
  const keys = [`p${post.officerId}`];
  if (post.roles.some((role) => role !== 'leader')) keys.unshift(`o${post.organisationId}`);
  if (post.roles.includes('leader')) keys.unshift(`a${organisation.areaId}`);
  const checks = post.roles.some((role) => role === 'checker' || role === 'centre_head');
  for (const id of pool) {
    if (checks) keys.push(`c${id}`);
    if (post.roles.includes('follow_up')) keys.push(`f${id}`);
  }
  return keys;
}

export function buildDirectory(
  areas: readonly DirectoryArea[],
  organisations: readonly DirectoryOrganisation[],
  posts: readonly DirectoryPost[],
  pool: readonly DirectoryPoolMember[] = [],
): Directory {
  const areaById = new Map(areas.map((a) => [a.id, a]));
  const byCode = new Map(areas.filter((a) => !a.ended).map((a) => [a.code, a]));
  const organisationById = new Map(organisations.map((o) => [o.id, o]));
  const postById = new Map(posts.map((p) => [p.id, p]));
  const beneath = new Map<number, number[]>();
  for (const o of organisations) {
    if (o.parentId !== null) beneath.set(o.parentId, [...(beneath.get(o.parentId) ?? []), o.id]);
  }
  const poolOf = (postId: number): number[] =>
    pool.flatMap((one) => (one.postId === postId && one.current ? [one.areaId] : []));
  const pooled = [...new Set(pool.map((one) => one.areaId))];
  const holders = new Map<string, DirectoryPost[]>();
  for (const post of posts) {
    const organisation = organisationById.get(post.organisationId);
    if (!organisation) continue;
    for (const key of keysOf(post, organisation, poolOf(post.id)))
      holders.set(key, [...(holders.get(key) ?? []), post]);
  }
  return {
    area: (id) => (id === null ? undefined : areaById.get(id)),
    areaByCode: (code) => byCode.get(code),
    organisation: (id) => (id === null ? undefined : organisationById.get(id)),
    organisations: () => organisations,
    withSubordinates(ids) {
      const all = new Set<number>();
      const waiting = [...ids];
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (all.has(id)) continue;
        all.add(id);
        waiting.push(...(beneath.get(id) ?? []));
      }
      return [...all];
    },
    post: (id) => (id === null ? undefined : postById.get(id)),
    posts: () => posts,
    pooledTownships: () => pooled,
    poolOf,
    holding: (key) => holders.get(key) ?? [],
  };
}
