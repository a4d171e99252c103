// Decides who is complained of: bodies with all beneath them, and officers. Hidden from them whatever they hold, from the row on that says so.
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { Directory } from '../../platform/directory.ts';

export interface Named {
  readonly organisationIds: readonly number[];
  readonly officerIds: readonly number[];
}

/** The bodies closed over their subordinates. @returns a Refusal `organisation-unknown`, `officer-unknown` */
export function complainedOf(directory: Directory, named: Named): Named | Refusal {
  const unknown = named.organisationIds.find((id) => !directory.organisation(id));
  if (unknown !== undefined) return refuse('invalid', 'organisation-unknown', { id: unknown });
  const officers = new Set(directory.posts().map((post) => post.officerId));
  const nobody = named.officerIds.find((id) => !officers.has(id));
  if (nobody !== undefined) return refuse('invalid', 'officer-unknown', { id: nobody });
  return { organisationIds: directory.withSubordinates(named.organisationIds), officerIds: [...named.officerIds] };
}
