import type { PoolClient } from 'pg';
import type { Row, Rows } from './rows.ts';

/**
 * Puts rows in by the thousand, one statement a table: JSON that PostgreSQL reads back through its own input functions. COPY would be
 * a little faster and is refused where row-level security is forced on the owner.
 */
export async function copyRows(client: PoolClient, rows: Rows): Promise<void> {
  // Sent one behind the other without waiting for answers: the server works while the next rows are made.
  const sent = Object.entries(rows).flatMap(([table, some]) => {
    const [first] = some;
    if (!first) return [];
    const columns = Object.keys(first).join(', ');
    return [
      client.query({
        text: `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
        values: [JSON.stringify(some)],
      }),
    ];
  });
  await Promise.all(sent);
}

/** Gathers the rows of many things table by table, tables in the order in which they first came. */
export function gathered(): { add: (rows: Rows) => void; take: () => Rows } {
  let tables: Record<string, Row[]> = {};
  return {
    add: (rows) => {
      for (const [table, some] of Object.entries(rows)) (tables[table] ??= []).push(...some);
    },
    take: () => {
      const taken = tables;
      tables = {};
      return taken;
    },
  };
}
