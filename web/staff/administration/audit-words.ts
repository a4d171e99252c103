// Pure. Decides how an act of the audit trail reads: by the summary of its operation, cut to its first words.
import { exportOpenings, importHolidayNotice, reportOpenings } from '../../../server/modules/matters/contract.ts';
import { peopleContract } from '../../../server/modules/people/contract.ts';
import { placesContract } from '../../../server/modules/places/contract.ts';
import type { Language } from '../../ui/language.ts';

const summaries = new Map(
  [...peopleContract, ...placesContract, importHolidayNotice, reportOpenings, exportOpenings].map((one) => [
    one.operationId as string,
    one.summary,
  ]),
);

/** 重置密码 / Set a temporary password; the name of the operation where it is none of ours. */
export function wordsOfAct(what: string, language: Language): string {
  const summary = summaries.get(what);
  if (!summary) return what;
  return language === 'zh' ? (summary.zh.split(/[:：(（;；]/u)[0] ?? what) : (summary.en.split(/[:;,(]/u)[0] ?? what);
}
