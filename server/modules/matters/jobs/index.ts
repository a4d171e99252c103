import type { Sweep, Task } from '../../../platform/jobs/index.ts';
import { matterReactions } from '../reactions.ts';
import { keepDigest } from './digest.ts';
import { foldCounts } from './fold-counts.ts';
import { followMainReactions } from './follow-main.ts';
import { lapseClocks } from './lapse-clocks.ts';
import { lapseMaterial } from './lapse-material.ts';
import { recomputeBehind, recomputeClocks } from './recompute-clocks.ts';
import { readerReactions, refreshReadersByTime } from './refresh-readers.ts';
import { remindHelpers } from './remind-helpers.ts';
import { remindOfBars } from './remind-of-bars.ts';
import { succeedHoldersByTime, successionReactions } from './succeed-holder.ts';
import { remindOfClocks } from './remind.ts';
import { supervise } from './supervise.ts';
import { endRetention } from './retention.ts';

/** Tasks of this module, by the name they are enqueued under. */
export const matterTasks: Readonly<Record<string, Task>> = {
  'matters.recomputeClocks': recomputeClocks,
  ...matterReactions,
  ...readerReactions,
  ...followMainReactions,
  ...successionReactions,
};

export const matterSweeps: readonly Sweep[] = [
  remindOfClocks,
  remindOfBars,
  remindHelpers,
  lapseClocks,
  recomputeBehind,
  endRetention,
  keepDigest,
  foldCounts,
  refreshReadersByTime,
  lapseMaterial,
  succeedHoldersByTime,
  supervise,
];
