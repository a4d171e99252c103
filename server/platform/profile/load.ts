// Reads a county's profile folder at start, and stops the start with file, line and reason where anything in it is wrong.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { z } from 'zod';
import type { PaperForm } from '../../kernel/paper.ts';
import { checkLaw } from './check-law.ts';
import { checkPapers } from './check-papers.ts';
import { crossCheck } from './cross-check.ts';
import { makeProfile } from './document.ts';
import { whyRefused } from './refused-facts.ts';
import { FILE_NAMES, PROFILE_FILES, fileOf, profileContentSchema } from './schema.ts';
import type { Profile, ProfileContent, ProfileFile } from './schema.ts';
import { readYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

const LAW_FILE = 'clocks-of-law.yaml';
const shippedFolder = join(import.meta.dirname, '../../../profiles/default');

/** One thing that is wrong: «profiles/default/triage.yaml:14: …». */
export interface ProfileProblem {
  file: string;
  /** From 1; 0 when the file itself is missing. */
  line: number;
  sentence: string;
}

/** The profile cannot be used. The message holds every problem, one a line, each with file and line. */
export class ProfileError extends Error {
  readonly problems: readonly ProfileProblem[];
  constructor(problems: readonly ProfileProblem[]) {
    super(problems.map((one) => `${one.file}:${one.line}: ${one.sentence}`).join('\n'));
    this.name = 'ProfileError';
    this.problems = problems;
  }
}

/**
 * Loads the profile in `dir` (for instance 'profiles/default'), checks every file by itself and then all of them together.
 * With `forms`, the forms of papers of all modules, the wording of papers is held against them too.
 * Throws ProfileError with everything that was found; a profile that is returned is sound and frozen.
 */
export function loadProfile(dir: string, forms: readonly PaperForm<unknown>[] = []): Profile {
  const shown = (file: string): string => shownPath(join(dir, file));
  const problems: ProfileProblem[] = strangers(dir).map((file) => ({
    file: shown(file),
    line: 1,
    sentence: `no profile file has this name; known are ${FILE_NAMES.join(', ')}`,
  }));
  const read = new Map<ProfileFile, YamlFile>();
  const content: Record<string, unknown> = {};
  for (const file of FILE_NAMES) {
    const path = join(dir, file);
    if (!existsSync(path)) {
      problems.push({ file: shown(file), line: 0, sentence: 'the file is missing' });
      continue;
    }
    const yaml = readYaml(readFileSync(path, 'utf8'));
    read.set(file, yaml);
    problems.push(...yaml.faults.map((fault) => ({ file: shown(file), ...fault })));
    if (yaml.faults.length > 0) continue;
    const result = PROFILE_FILES[file].safeParse(yaml.value);
    if (result.success) Object.assign(content, result.data);
    else problems.push(...result.error.issues.flatMap((issue) => problemsOf(issue, shown(file), yaml)));
  }
  if (problems.length > 0) throw new ProfileError(problems);

  const sound = profileContentSchema.parse(content);
  const wordings = forms.length > 0 ? checkPapers(sound.papers, forms) : [];
  const crossed = [...crossCheck(sound), ...checkLaw(sound.lawClocks, shippedLaw(dir)), ...wordings].map((problem) => {
    const file = fileOf(String(problem.path[0]));
    return { file: shown(file), line: read.get(file)?.lineOf(problem.path) ?? 0, sentence: problem.sentence };
  });
  if (crossed.length > 0) throw new ProfileError(crossed);
  return makeProfile(sound);
}

/** The periods of law as they come with this program, for a folder other than its own; read once. */
function shippedLaw(dir: string): ProfileContent['lawClocks'] {
  if (resolve(dir) === shippedFolder) return [];
  shipped ??= PROFILE_FILES[LAW_FILE].parse(
    readYaml(readFileSync(join(shippedFolder, LAW_FILE), 'utf8')).value,
  ).lawClocks;
  return shipped;
}
let shipped: ProfileContent['lawClocks'] | undefined;

/** One schema issue as problems in words, each at its own line. */
function problemsOf(issue: z.core.$ZodIssue, file: string, yaml: YamlFile): ProfileProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const ofRule = issue.path.at(-1) === 'when';
    return issue.keys.map((key) => ({
      file,
      line: yaml.lineOf(issue.path, key),
      sentence: ofRule ? whyRefused(key) : `«${[...issue.path, key].join('.')}» is not a part of this file`,
    }));
  }
  const where = issue.path.length > 0 ? `«${issue.path.join('.')}» ` : '';
  return [{ file, line: yaml.lineOf(issue.path), sentence: `${where}${issue.message}` }];
}

function strangers(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir).filter((file) => /\.ya?ml$/.test(file) && !(file in PROFILE_FILES));
}

function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}
