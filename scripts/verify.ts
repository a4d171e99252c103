// npm run verify: re-computes the chains, folds the history against the rows, holds reader rows against the rules and the digests that were kept
// against the history of today, opens every file against its hash; keeps a new digest. Exit 1 on any fault.
import { checkDigests, SETTLED_MS, verifyMatters, writeDigest } from '../server/modules/matters/index.ts';
import { verifyAudit } from '../server/modules/people/index.ts';
import { verifyFiles } from '../server/platform/files/index.ts';
import { visitHouse } from '../server/visit-house.ts';

const nothing = (): void => undefined;
await visitHouse(nothing, async (house) => {
  const result = await verifyMatters(house, (n) => process.stderr.write(`\r${n}`));
  process.stderr.write('\n');
  for (const fault of result.faults) {
    const where = fault.seq === undefined ? '' : ` #${fault.seq}`;
    console.log(`${fault.number} ${fault.what}${where} ${fault.detail ?? ''}`);
  }
  const digests = await checkDigests(house);
  for (const check of digests) console.log(`摘要 digest ${check.upTo}: ${check.what}`);
  const audit = await verifyAudit(house);
  console.log(
    `审计记录 audit trail: ${audit.entries}, ${audit.whole ? 'whole' : `broken at ${audit.brokenAt}`}, head ${audit.head.slice(0, 16)}…`,
  );
  const files = await verifyFiles(house);
  for (const fault of files.faults) console.log(`附件 file ${fault.id} ${fault.what}`);
  // Without the last minutes: an act in flight has its moment before it is committed.
  const kept = await writeDigest(house, new Date(house.clock.now().getTime() - SETTLED_MS));
  console.log(`新摘要 new digest ${kept.upTo}: ${kept.digest}`);
  const wrong =
    result.faults.length +
    files.faults.length +
    (audit.whole ? 0 : 1) +
    digests.filter((check) => check.what !== 'kept').length;
  console.log(
    `${result.matters} 件事项 matters, ${result.entries} 条经过 entries, ${files.files} 个附件 files, ${wrong} 处不符 faults`,
  );
  if (wrong > 0) process.exitCode = 1;
});
