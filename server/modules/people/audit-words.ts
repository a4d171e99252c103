// Pure. Decides how an act of the audit trail reads: by the summary of its operation, cut to its first words.
import type { RouteContract } from '../../kernel/route.ts';

export interface ActWords {
  readonly zh: string;
  readonly en: string;
}

/** 重置密码 / Set a temporary password; null where the act is no operation of the list. */
export function wordsOfAct(contracts: readonly RouteContract[], what: string): ActWords | null {
  const summary = contracts.find((one) => one.operationId === what)?.summary;
  if (!summary) return null;
  return { zh: firstWords(summary.zh, /[:：(（;；]/u), en: firstWords(summary.en, /[:;,(]/u) };
}

function firstWords(text: string, end: RegExp): string {
  return (text.split(end)[0] ?? text).trim();
}
