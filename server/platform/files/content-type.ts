import { fileTypeFromBuffer } from 'file-type';
import { fail } from '../../kernel/refusal.ts';
import { saysOtherwise, type TakenType } from './file-name.ts';

/**
 * What the bytes are, whatever the name says.
 * @throws Refused `invalid/file-type-unknown` when the county does not take this type, `invalid/file-type-mismatch` when the name says another
 */
export async function contentType(
  bytes: Uint8Array,
  given: { readonly name: string; readonly declared?: string },
  types: readonly TakenType[],
): Promise<TakenType> {
  // The detector throws on some broken containers; broken is not a type that anybody takes.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mime = found?.mime === 'image/heif' ? 'image/heic' : found?.mime;
  const type = types.find((one) => one.mime === mime);
  if (!type) fail('invalid', 'file-type-unknown', { takes: types.map((one) => one.mime) });
  if (saysOtherwise(given.name, given.declared, type, types))
    fail('invalid', 'file-type-mismatch', { found: type.mime });
  return type;
}
