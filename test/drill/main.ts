// npm run drill [-- --minutes 3 --people 6 --seed 1]: strikes a house of its own under load, then proves that nothing was lost or done twice.
import { parseArgs } from 'node:util';
import { drill } from './run.ts';

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new RangeError(`${text}: 应为正数 must be a number above nothing`);
}

try {
  const one = { type: 'string' } as const;
  const { values } = parseArgs({ options: { minutes: one, people: one, seed: one } });
  const report = await drill({
    seconds: numberOf(values.minutes, 3) * 60,
    people: Math.round(numberOf(values.people, 6)),
    seed: Math.round(numberOf(values.seed, Date.now() % 1_000_000)),
    say: (text) => console.error(text),
  });
  for (const [what, count] of Object.entries({ ...report.blows, ...report.counts })) console.log(`${what}: ${count}`);
  for (const fault of report.faults) console.log(`不符 fault: ${fault}`);
  if (report.folder !== undefined) console.log(`日志与数据 logs and data: ${report.folder}`);
  console.log(`${report.faults.length} 处不符 faults`);
  if (report.faults.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof RangeError || (error instanceof Error && 'code' in error) ? 2 : 1;
}
