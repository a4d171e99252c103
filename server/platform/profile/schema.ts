// Pure: the whole county profile: which file holds what, and the type of a profile that has been read and found sound.
// Decides the shape; references between the files are decided in cross-check.ts.
import { z } from 'zod';
import { admissionFile } from './admission.ts';
import { closingFile } from './closing.ts';
import { copyPanelsFile } from './copy-panels.ts';
import { handOffsFile } from './hand-offs.ts';
import { clocksFile, lawClocksFile } from './clock-rules.ts';
import { noticesFile, papersFile } from './letters.ts';
import { categoriesFile, complexityFile, dangerFile, triageFile, urgencyFile } from './matter-rules.ts';
import { countyFile, filesFile, noticeFile, retentionFile } from './office.ts';
import { resultsFile, routesFile } from './roads.ts';
import { supervisionFile } from './supervision.ts';
import type { Frozen } from './words.ts';

/** Every file of a profile folder; all must be there, and no other. */
export const PROFILE_FILES = {
  'county.yaml': countyFile,
  'categories.yaml': categoriesFile,
  'complexity.yaml': complexityFile,
  'urgency.yaml': urgencyFile,
  'danger.yaml': dangerFile,
  'triage.yaml': triageFile,
  'routes.yaml': routesFile,
  'results.yaml': resultsFile,
  'admission.yaml': admissionFile,
  'hand-offs.yaml': handOffsFile,
  'copy-panels.yaml': copyPanelsFile,
  'closing.yaml': closingFile,
  'supervision.yaml': supervisionFile,
  'clocks.yaml': clocksFile,
  'clocks-of-law.yaml': lawClocksFile,
  'notice.yaml': noticeFile,
  'notices.yaml': noticesFile,
  'papers.yaml': papersFile,
  'files.yaml': filesFile,
  'retention.yaml': retentionFile,
} as const;
export type ProfileFile = keyof typeof PROFILE_FILES;

export const profileContentSchema = z.strictObject({
  ...countyFile.shape,
  ...categoriesFile.shape,
  ...complexityFile.shape,
  ...urgencyFile.shape,
  ...dangerFile.shape,
  ...triageFile.shape,
  ...routesFile.shape,
  ...resultsFile.shape,
  ...admissionFile.shape,
  ...handOffsFile.shape,
  ...copyPanelsFile.shape,
  ...closingFile.shape,
  ...supervisionFile.shape,
  ...clocksFile.shape,
  ...lawClocksFile.shape,
  ...noticeFile.shape,
  ...noticesFile.shape,
  ...papersFile.shape,
  ...filesFile.shape,
  ...retentionFile.shape,
});
export type ProfileContent = z.infer<typeof profileContentSchema>;

/** A sound, deeply frozen profile. `version` is a short hash of its content: the same content, the same version. */
export type Profile = Frozen<ProfileContent> & { readonly version: string };

/** The files by name, and the file in which each top-level part of the content is written. */
export const FILE_NAMES = Object.keys(PROFILE_FILES).filter((name): name is ProfileFile => name in PROFILE_FILES);
const FILE_OF = new Map(
  FILE_NAMES.flatMap((file) => Object.keys(PROFILE_FILES[file].shape).map((part) => [part, file] as const)),
);

/** Throws RangeError for a part that no file holds. */
export function fileOf(part: string): ProfileFile {
  const file = FILE_OF.get(part);
  if (!file) throw new RangeError(`no profile file holds «${part}»`);
  return file;
}

export type { LateConsequence, RefusalReason } from './admission.ts';
export type { ClosingRules } from './closing.ts';
export type { Category, Condition, DangerSign, PeopleBand, TriageCondition, TriageRule } from './matter-rules.ts';
export type { ClockExtension, ClockRule, LegalRule, PromiseRule, Step, StepRule } from './clock-rules.ts';
export type { BodyType, Occasion, Result, ResultGroup, Route } from './roads.ts';
export type { Channel, Message, NoticeEvent, PaperWords } from './letters.ts';
export type { Consent, County, FileLimits, Notice } from './office.ts';
export type { SupervisionRules } from './supervision.ts';
export type { Law, Words } from './words.ts';
export type { Complexity, Level, MatterKind, PlaceKind, RespondentKind, Urgency } from './axes.ts';
