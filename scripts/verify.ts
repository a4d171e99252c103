// npm run verify: re-computes the chains, folds the history against the rows, holds reader rows against the rules. Exit 1 on any fault.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceOf } from '../server/office.ts';
import { openHouse } from '../server/open-house.ts';
import { verifyMatters } from '../server/modules/matters/index.ts';
import { readConfig } from '../server/platform/config/index.ts';
import { visitGround } from '../server/platform/ground.ts';

const config = readConfig(process.env);
const ground = await visitGround(config, (text) => console.error(text));
const source = sourceOf(config, ground);
const house = await openHouse({ ...source, appUrl: ground.urls.workerUrl });
try {
  const result = await verifyMatters(house, (n) => process.stderr.write(`\r${n}`));
  process.stderr.write('\n');
  for (const fault of result.faults)
    console.log(
      `${fault.number} ${fault.what}${fault.seq === undefined ? '' : ` #${fault.seq}`} ${fault.detail ?? ''}`,
    );
  console.log(
    `${result.matters} 件事项 matters, ${result.entries} 条经过 entries, ${result.faults.length} 处不符 faults`,
  );
  // Kept outside the database: a later verification that gives another digest for the same length shows what was cut or changed.
  const line = JSON.stringify({
    at: house.clock.now().toISOString(),
    matters: result.matters,
    entries: result.entries,
    digest: result.digest,
  });
  await appendFile(join(config.dataDir, 'digests.jsonl'), `${line}\n`, { mode: 0o600 });
  console.log(`摘要 digest ${result.digest}`);
  if (result.faults.length > 0) process.exitCode = 1;
} finally {
  await house.close();
  await ground.close();
}
