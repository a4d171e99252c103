// npm run breach-drill -- --account NAME [--days 30] [--cause deviceLost] [--to list.xlsx]: what a lost account opened, by matter and field, and the
// notice that 个人信息保护法 57 asks for. For whoever runs the machine together with the security administrator; written into the audit trail.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BREACH_CAUSES, openingsOf, openingsWorkbook, type OpeningsReport } from '../server/modules/matters/index.ts';
import { recordAudit } from '../server/modules/people/index.ts';
import { inTransaction } from '../server/platform/db.ts';
import { systemPrincipal } from '../server/platform/principal.ts';
import { Misused, visitHouse } from '../server/visit-house.ts';

function asked() {
  const one = { type: 'string' } as const;
  const { values } = parseArgs({ options: { account: one, days: one, cause: one, to: one } });
  const days = Number(values.days ?? '30');
  const cause = BREACH_CAUSES.find((known) => known === (values.cause ?? 'unknown'));
  if (values.account === undefined || !Number.isInteger(days) || days < 1 || days > 366 || cause === undefined) {
    throw new Misused(
      `用法 Usage: npm run breach-drill -- --account NAME [--days 1–366] [--cause ${BREACH_CAUSES.join('|')}] [--to list.xlsx]`,
    );
  }
  return { username: values.account, days, cause, to: values.to };
}

function tell(report: OpeningsReport): void {
  const { officer } = report;
  console.log(`${officer.name}（${officer.username}） ${report.from} – ${report.to}: ${report.matters} 件事项 matters`);
  for (const item of report.items)
    console.log(`${item.number}  ${item.what.zh}  ×${item.times}  ${item.firstAt} – ${item.lastAt}`);
  if (report.more) console.log('…… 还有更多，请缩短天数 there are more: ask for fewer days');
  console.log(`\n${report.notice.zh}\n\n${report.notice.en}`);
}

await visitHouse(asked, async (house, { to, ...wanted }) => {
  const at = house.clock.now();
  const report = await inTransaction(house.db, systemPrincipal(house.countyId, 'breach'), async (tx) => {
    const { officerId, report: found } = await openingsOf(tx, house, wanted, at);
    await recordAudit(tx, {
      at,
      what: 'reportOpenings',
      officerId: null,
      target: `officer:${officerId}`,
      address: 'local',
      facts: { days: wanted.days, cause: wanted.cause, matters: found.matters },
    });
    return found;
  });
  tell(report);
  if (to !== undefined) await writeFile(to, await openingsWorkbook(report), { mode: 0o600, flag: 'wx' });
});
