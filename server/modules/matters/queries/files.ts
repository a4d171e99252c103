import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import { fileView, findFile, openFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import type { OfficerPrincipal, PartyPrincipal } from '../../../platform/principal.ts';
import type { getMatterFile as officerContract, getOwnFile as ownContract } from '../contract/files.ts';
import { keepOpenings } from '../store/openings.ts';
import { readMatter } from '../store/lock.ts';

/** 查看材料 For whoever sees the facts; a row in openings says so. */
export async function getMatterFile(call: Call<typeof officerContract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params, at } = call;
  const row = await inTransaction(house.db, principal, async (tx) => {
    const matter = await readMatter(tx, { number: params.number });
    const file = await findFile(tx, matter.id, params.fileId);
    await keepOpenings(tx, principal, { operation: 'getMatterFile', at }, [{ matterId: matter.id, field: 'file' }]);
    return file;
  });
  return sent(house, row);
}

/**
 * A party opens what it handed in itself; the other side's papers are shown by the mediator, not by a link. Proof of performance is for both sides:
 * whoever is asked to confirm it must see it.
 */
export async function getOwnFile(call: Call<typeof ownContract, PartyPrincipal>): Promise<Sent> {
  const { house, principal, params } = call;
  const row = await inTransaction(house.db, principal, async (tx) => {
    const { rows } =
      await sql`select 1 from matters.attached_file where county_id = ${house.countyId} and matter_id = ${principal.matterId}
      and file_id = ${params.fileId} and (by_party_id = ${principal.partyId} or kind = 'performance')`.execute(
        tx.kysely,
      );
    if (rows.length === 0) fail('unknown', 'not-found');
    return findFile(tx, principal.matterId, params.fileId);
  });
  return sent(house, row);
}

async function sent(house: House, row: Awaited<ReturnType<typeof findFile>>): Promise<Sent> {
  const view = fileView(house.crypto, row);
  return {
    media: view.mediaType,
    bytes: await openFile(house, row),
    fileName: view.name,
    inline: view.mediaType.startsWith('image/'),
  };
}
