import type { Tx } from '../db.ts';
import type { House } from '../house.ts';
import type { Principal } from '../principal.ts';
import { cabinetOf } from './cabinet.ts';
import type { KeptFile } from './contract.ts';
import { keepFile } from './receive.ts';

/**
 * Keeps a file that the house made itself: bytes first, then its row together with what `more` writes; when that fails the bytes go again.
 * @throws what `more` throws
 */
export function keepMade(
  house: House,
  principal: Principal,
  file: { readonly bytes: Buffer; readonly name: string; readonly mediaType: string },
  at: Date,
  more: (tx: Tx, kept: KeptFile) => Promise<void>,
): Promise<KeptFile> {
  return keepFile(house, cabinetOf(house), principal, file, at, more);
}
