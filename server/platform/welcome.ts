import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config/index.ts';

/** Where the practice county keeps its sign-ins, one or more a role. */
export function practiceSignInsFile(dataDir: string): string {
  return join(dataDir, 'practice-sign-ins.json');
}

/** The file's content: made anew for each data folder, read by people and by tests. */
export const practiceSignIns = z.array(
  z.object({
    role: z.string(),
    organisation: z.string(),
    areaCode: z.string(),
    username: z.string(),
    password: z.string(),
    totpSecret: z.string().optional(),
  }),
);
export type PracticeSignIn = z.infer<typeof practiceSignIns>[number];

/** What a person reads when all is up: addresses and, in a practice county, one sign-in a role. */
export async function welcome(config: Config, address: string | null): Promise<string> {
  if (address === null) return '后台任务已启动，按 Ctrl-C 停止。 Background jobs are running; Ctrl-C stops them.';
  const shown = config.publicUrl ?? address;
  const lines = [
    '',
    '安和已就绪 Anhe is ready',
    `  群众 Residents      ${shown}/`,
    `  工作人员 Officers   ${shown}/staff/`,
  ];
  if (config.publicUrl !== undefined) lines.push(`  本机 This machine   ${address}/`);
  return [...lines, ...(await signInLines(config.dataDir)), '  按 Ctrl-C 停止 Press Ctrl-C to stop', ''].join('\n');
}

async function signInLines(dataDir: string): Promise<string[]> {
  const file = practiceSignInsFile(dataDir);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  const all = practiceSignIns.parse(JSON.parse(text));
  return [`  练习账号 Practice sign-ins (${all.length}: ${file})`, ...oneOfEach(all).map(signInLine)];
}

/** One a role, in the order of the list: somebody with no other role where there is one, so that each shows what that role sees. */
function oneOfEach(all: readonly PracticeSignIn[]): PracticeSignIn[] {
  const roles = (of: PracticeSignIn): number => all.filter(({ username }) => username === of.username).length;
  return [...Map.groupBy(all, ({ role }) => role).values()].flatMap(
    (some) => some.toSorted((a, b) => roles(a) - roles(b))[0] ?? [],
  );
}

/** What the office calls each role; whoever starts the product for the first time knows no codes. */
const roleWords: Readonly<Record<string, string>> = {
  window_clerk: '窗口受理员 window clerk',
  coordinator: '分流协调员 coordinator',
  checker: '审核员 checker',
  follow_up: '回访员 follow-up officer',
  centre_head: '中心主任 head of the centre',
  committee_officer: '调委会工作人员 committee officer',
  mediator: '调解员 mediator',
  handler: '承办单位联络员 officer of a handling body',
  leader: '领导（看数） leader (figures)',
  system_admin: '系统管理员 system administrator',
  security_admin: '安全保密管理员 security administrator',
  audit_admin: '审计管理员 audit administrator',
};

function signInLine(it: PracticeSignIn): string {
  const second = it.totpSecret === undefined ? '' : `  TOTP ${it.totpSecret}`;
  return `    ${roleWords[it.role] ?? it.role}  ${it.username} / ${it.password}${second}  ${it.organisation}`;
}
