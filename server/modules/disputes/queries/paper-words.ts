import { makePaper } from '../../../kernel/paper-wording.ts';
import { canonical } from '../../../kernel/canonical.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { wordingOf } from '../../../platform/papers/wording.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { type Profile, ProfileError } from '../../../platform/profile/index.ts';
import type { listPaperWords as listContract, previewPaper as previewContract } from '../contract/papers.ts';
import { formOf, PAPER_KINDS } from '../paper-kinds.ts';
import { printed, sent } from './send-paper.ts';

type Reply = ReplyOf<typeof listContract>;

/** 文书文字 What is in force, whether the file says otherwise by now, and what the next start would stumble over. */
export async function listPaperWords(call: Call<typeof listContract, OfficerPrincipal>): Promise<Reply> {
  const { house } = call;
  const file = onDisk(house);
  const next = file.profile;
  return {
    version: house.profile.version,
    changed: next !== undefined && next.version !== house.profile.version,
    problems: file.problems,
    papers: PAPER_KINDS.map((kind) => ({
      kind,
      title: wordingOf(house, kind).title,
      texts: Object.entries(formOf(kind).texts).map(([id, places]) => ({ id, places: [...places] })),
      changed: next !== undefined && wordsText(next, kind) !== wordsText(house.profile, kind),
    })),
  };
}

/**
 * 预览 An invented record, or the blank, in the words in force or in those of the file as it stands.
 * @throws Refused `conflict/profile-unsound` where the file could not be used, with file and line
 */
export async function previewPaper(call: Call<typeof previewContract, OfficerPrincipal>): Promise<Sent> {
  const { house, query } = call;
  const { kind } = call.params;
  const { profile, problems } = query.words === 'file' ? onDisk(house) : { profile: house.profile, problems: [] };
  if (!profile) fail('conflict', 'profile-unsound', { problems });
  const form = formOf(kind);
  const data = query.blank === 'yes' ? {} : form.sample;
  const paper = makePaper(form, data, wordingOf({ profile, profileAt: () => profile }, kind), query.lang ?? 'zh');
  const format = query.format ?? 'pdf';
  return sent(await printed(paper, format), format, `${paper.title}-${query.lang === 'en' ? 'preview' : '预览'}`);
}

function onDisk(house: House): { readonly profile?: Profile; readonly problems: Reply['problems'] } {
  try {
    return { profile: house.profileOnDisk(), problems: [] };
  } catch (error) {
    if (error instanceof ProfileError) return { problems: error.problems.map((one) => ({ ...one })) };
    throw error;
  }
}

function wordsText(profile: Profile, kind: string): string {
  return canonical(profile.papers.find((paper) => paper.id === kind) ?? null);
}
