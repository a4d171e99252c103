// Pure. Decides from which body a matter of the practice county came when nobody stood at the desk, under which number of theirs, and what they want back.
import { localDateOf, MINUTE_MS } from '../kernel/instant.ts';
import { addDays, yearOf } from '../kernel/local-date.ts';
import { sourceFault } from '../modules/matters/source.ts';
import { act } from './draft.ts';
import type { PracticeMatter, PracticeSource } from './practice-matter.ts';
import type { Dice } from './seeded.ts';
import type { World } from './world.ts';

type FromBody = 'hotline' | 'court' | 'police' | 'petitions' | 'transfer';

/** 12345, court, police, petitions office, or another body. @throws Error when the desk would refuse it */
export function sourceOf(
  world: World,
  dice: Dice,
  at: Date,
): { readonly channel: FromBody; readonly source: PracticeSource } {
  const channel = dice.weighted([
    ['hotline', 9],
    ['petitions', 5],
    ['court', 4],
    ['police', 4],
    ['transfer', 3],
  ] as const);
  const day = localDateOf(at);
  const receivedOn = addDays(day, -dice.whole(0, 3));
  const serial = dice.whole(1, 900);
  const year = yearOf(receivedOn);
  const county = world.profile.county.name.zh;
  const forms: Readonly<Record<FromBody, readonly [body: string, reference: string, asksBack: string | null]>> = {
    hotline: [
      `${county}12345政务服务便民热线`,
      `12345-${year}-${receivedOn.slice(5, 7)}${receivedOn.slice(8)}-${String(serial).padStart(4, '0')}`,
      '办理结果',
    ],
    petitions: [`${county}信访局`, `安信转〔${year}〕${serial}号`, '办理结果和答复意见'],
    court: [`${county}人民法院`, `（${year}）安民诉前调${serial}号`, '调解结果和材料'],
    police: [`${county}公安局`, `安公转〔${year}〕${serial}号`, null],
    transfer: [`${county}妇女联合会`, `安妇转〔${year}〕${serial}号`, null],
  };
  const [bodyName, reference, asksBack] = forms[channel];
  const source: PracticeSource = {
    bodyName,
    reference,
    receivedOn,
    asksBack,
    answerBy: asksBack === null ? null : addDays(receivedOn, 30),
    courtMediation: channel === 'court' ? 'before_filing' : null,
  };
  const fault = sourceFault(
    channel,
    {
      bodyName,
      reference,
      receivedOn,
      asksBack: asksBack ?? undefined,
      answerBy: source.answerBy ?? undefined,
      courtMediation: source.courtMediation ?? undefined,
    },
    day,
  );
  if (fault) throw new Error(`source of the practice county: ${fault.code}`);
  return { channel, source };
}

/** Where it has a number in the system of the other body besides, the clerk who registered it writes that down. */
export function numberOutside(world: World, dice: Dice, matter: PracticeMatter): void {
  const post = world.posts.find((one) => one.id === matter.firstReceiverPostId);
  const at = new Date(matter.touchedAt.getTime() + 6 * MINUTE_MS);
  if (!matter.source || !post || matter.state.restriction !== null || at > world.until || dice.chance(0.4)) return;
  const system = { hotline: '12345 工单系统', petitions: '信访信息系统', court: '人民法院调解平台' }[
    matter.channel as string
  ];
  if (system === undefined) return;
  const day = localDateOf(at).replaceAll('-', '').slice(2);
  const id = dice.id(at);
  matter.outsideNumbers.push({
    id,
    system,
    number: `${{ hotline: 'GD', petitions: 'XF', court: 'TJ' }[matter.channel as string]}${day}-${dice.whole(100, 999)}`,
    addedAt: at,
    byPostId: post.id,
    seq: matter.history.length + 1,
  });
  act(world, dice, matter, { act: { act: 'addOutsideNumber' }, by: post, doneAt: at, facts: { outsideNumberId: id } });
}
