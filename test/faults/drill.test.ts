import { expect, it } from 'vitest';
import { drill } from '../drill/run.ts';

it(
  'a drill of some seconds: pages, workers and database killed and lines cut under load, and nothing is lost or done twice',
  {
    timeout: 0,
  },
  async () => {
    const report = await drill({ seconds: 20, people: 4, seed: 7, say: () => undefined });
    expect(report.faults).toEqual([]);
    const struck = ['pages killed', 'workers killed', 'database killed', 'database line cut'];
    for (const what of [...struck, 'lines cut', 'lines delayed', 'requests repeated'])
      expect(report.blows[what], what).toBeGreaterThan(0);
    expect(report.counts['acknowledged']).toBeGreaterThan(10);
  },
);
