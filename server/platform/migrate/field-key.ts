import { fieldCrypto } from '../field-crypto.ts';
import { withClient } from './index.ts';
import { OWNER_ROLE } from './roles.ts';

/**
 * A database remembers which key its encrypted fields were sealed with, by the key's id. The first start
 * writes it down; a start with another key is refused before it could seal anything that the old key cannot open.
 */
export async function checkFieldKey(ownerUrl: string, key: Buffer): Promise<void> {
  const { keyId } = fieldCrypto(key);
  const known = await withClient(ownerUrl, async (client) => {
    await client.query(`SET ROLE ${OWNER_ROLE}`);
    await client.query(`
      CREATE TABLE IF NOT EXISTS anhe.field_key (one boolean PRIMARY KEY DEFAULT true CHECK (one), key_id text NOT NULL);
      COMMENT ON TABLE anhe.field_key IS '加密字段所用主密钥的编号（不是密钥本身） Id, not the key, of the master key in use'`);
    await client.query('INSERT INTO anhe.field_key (key_id) VALUES ($1) ON CONFLICT DO NOTHING', [keyId]);
    const { rows } = await client.query<{ key_id: string }>('SELECT key_id FROM anhe.field_key');
    return rows[0]?.key_id;
  });
  if (known === keyId) return;
  throw new Error(
    `主密钥不对：数据库用的是编号 ${known} 的密钥，现在给的是 ${keyId}。请恢复原来的 FIELD_KEY 或数据目录中的 field.key。` +
      ` Wrong master key: the database was sealed with key ${known}, this is ${keyId}. Restore the old FIELD_KEY, or field.key in the data folder.`,
  );
}
