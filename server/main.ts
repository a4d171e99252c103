import { office } from './office.ts';
import { run } from './platform/run.ts';

await run(office);
