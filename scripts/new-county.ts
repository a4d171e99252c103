// npm run new-county -- [--code 331082 --name 新河市]: an empty real county with its three administrators. Without the two, code and
// name are those of the county profile (PROFILE_DIR).
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCounty } from '../server/new-county.ts';
import { type Config, ConfigError, readConfig } from '../server/platform/config/index.ts';
import { layGround } from '../server/platform/ground.ts';
import { loadProfile } from '../server/platform/profile/index.ts';

const say = (text: string): void => console.error(text);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { code: { type: 'string' }, name: { type: 'string' } } });
  const config = readConfig(process.env);
  const { county } = loadProfile(config.profileDir);
  const given = { code: values.code ?? county.code, name: values.name ?? county.name.zh };
  if (county.fictional) {
    say(
      `注意：${config.profileDir} 是示例设置，使用前请改为本县的。 Note: this is the sample profile; give the county its own before it is used.`,
    );
  }
  const ground = await layGround(config, say);
  try {
    const administrators = await makeCounty(ground.urls.ownerUrl, given, new Date());
    await handOver(config, given, administrators);
  } finally {
    await ground.close();
  }
}

async function handOver(
  config: Config,
  given: { code: string; name: string },
  administrators: Awaited<ReturnType<typeof makeCounty>>,
): Promise<void> {
  const file = join(config.dataDir, 'first-sign-ins.json');
  await writeFile(file, `${JSON.stringify(administrators, null, 2)}\n`, { mode: 0o600 });
  const lines = administrators.map(({ role, username, password }) => `  ${role}  ${username} / ${password}`);
  console.log(
    [
      `已建立 ${given.name}（${given.code}） Made the county ${given.name} (${given.code})`,
      ...lines,
      `  三位管理员首次登录须改密码并绑定动态口令。 Each changes the password and enrols a code at the first sign-in.`,
      `  亦存于 ${file}，分发后请删除。 Also in that file: remove it when they are handed out.`,
      `  现在运行 npm start。 Now run npm start.`,
    ].join('\n'),
  );
}

function wrongOption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

try {
  await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigError || wrongOption(error) ? 2 : 1;
}
