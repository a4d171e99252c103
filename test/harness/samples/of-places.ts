// Samples of places.
import type { Sample } from './sample.ts';
import { spare } from './spare.ts';

export function placeSamples(): Record<string, Sample> {
  return {
    listAreaRecords: { query: { limit: '5' } },
    exportAreas: { query: { empty: 'true' } },
    getArea: { params: { id: spare.areaId } },
    addArea: { body: { parentId: 11, kind: '村', code: '990101201201', name: '北山村', from: '2026-01-01' } },
    renameArea: {
      params: { id: spare.areaId },
      body: { name: '新西山村', code: '990101201202', kind: '村', from: '2026-03-01' },
    },
    endArea: { params: { id: spare.areaId }, body: { on: '2026-03-01' } },
    mergeAreas: { params: { id: spare.areaId }, body: { intoId: 111, on: '2026-03-01' } },
    importAreas: { body: { workbook: Buffer.from('not a workbook').toString('base64'), dryRun: true } },
  };
}
