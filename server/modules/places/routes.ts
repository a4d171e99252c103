import type { House } from '../../platform/house.ts';
import type { Serve } from '../../platform/http/serve.ts';
import { addArea, endArea, mergeAreas, type Recorder, renameArea } from './commands/areas.ts';
import { importAreas } from './commands/import.ts';
import * as contract from './contract.ts';
import { exportAreas, getArea, listAreaRecords, listAreas } from './queries.ts';

/** `record` comes from the people module, which keeps the audit trail. */
export function placesRoutes(serve: Serve, _house: House, { record }: { readonly record: Recorder }): void {
  serve(contract.listAreas, listAreas);
  serve(contract.listAreaRecords, listAreaRecords);
  serve(contract.exportAreas, exportAreas);
  serve(contract.getArea, getArea);
  serve(contract.addArea, (call) => addArea(call, record));
  serve(contract.renameArea, (call) => renameArea(call, record));
  serve(contract.endArea, (call) => endArea(call, record));
  serve(contract.mergeAreas, (call) => mergeAreas(call, record));
  serve(contract.importAreas, (call) => importAreas(call, record));
}
