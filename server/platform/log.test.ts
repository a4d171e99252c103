import { expect, it } from 'vitest';
import { Refused, refuse } from '../kernel/refusal.ts';
import { createLog, errorFacts, faultLine } from './log.ts';

function written(work: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  work(createLog({ role: 'api', to: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line));
}

it('writes one JSON object a line, with moment, level and role', () => {
  const [line] = written((log) => log.info({ operation: 'getMatter', ms: 3 }, 'request'));
  expect(line).toMatchObject({ level: 'info', role: 'api', operation: 'getMatter', ms: 3, msg: 'request' });
  expect(String(line?.['time'])).toMatch(/^\d{4}-\d\d-\d\dT/u);
});

it('withholds what is personal or secret, also one and two levels down', () => {
  const [line] = written((log) =>
    log.info({
      phone: '138',
      party: { name: '张三', idNumber: '1' },
      call: { body: { description: '家事' } },
      q: '宅基地',
      matter: 'm1',
    }),
  );
  expect(line).toMatchObject({
    phone: '…',
    party: { name: '…', idNumber: '…' },
    call: { body: '…' },
    q: '…',
    matter: 'm1',
  });
});

it('keeps of an error its kind, its code, a cleaned line, where it happened and its cause', () => {
  const cause = Object.assign(new Error('duplicate key (phone)=(13812345678)'), { code: '23505' });
  const error = new RangeError('no party "张三" <a@b.cn> 330101 1990 0101 在系统中', { cause });
  const facts = errorFacts(error);
  expect(facts).toMatchObject({ kind: 'RangeError', fault: 'RangeError: no party … <…> … …' });
  expect(facts.stack).toContain('log.test.ts');
  expect(JSON.stringify(facts)).not.toMatch(/张三|a@b\.cn|13812345678|1990/u);
  expect(facts.cause?.fault).toBe('Error 23505: duplicate key (phone)=(…)');
  const [line] = written((log) => log.error({ err: error }, 'unexpected error'));
  expect(JSON.stringify(line)).not.toMatch(/张三|13812345678/u);
});

it('lets no text forge a second line', () => {
  const forged = 'a\n{"level":"info","msg":"signed in"}\r\u2028b';
  const lines: string[] = [];
  const log = createLog({ role: 'api', to: { write: (line) => void lines.push(line) } });
  log.info({ operation: forged }, forged);
  log.error({ err: new Error(forged) }, 'unexpected error');
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line.trimEnd()).not.toMatch(/[\n\r]/u);
    expect(JSON.parse(line)).toMatchObject({ role: 'api' });
  }
});

it('calls a refusal by kind and code, and anything else by what it is', () => {
  expect(faultLine(new Refused(refuse('unavailable', 'disk-full')))).toBe('unavailable: disk-full');
  expect(faultLine('just words')).toBe('error: just words');
  expect(faultLine(new Error('x'.repeat(1000)))).toHaveLength(300);
});
