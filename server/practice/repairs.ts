// Pure. Decides what is put right on the way: a slip in the facts, a wrong name, a lost code, a sign of danger seen later, a wish about
// the own data. Each is an act of its own with its reason; what stood before is not lost.
import { act } from './draft.ts';
import type { Life } from './chapter.ts';
import { reach } from './chapter.ts';
import { minutesLater } from './office-time.ts';
import { postFor } from './who-acts.ts';

export function repair(life: Life): void {
  const { world, dice } = life;
  const at = minutesLater(world.calendar, dice, life.now, 20, 600);
  if (!reach(life, at)) return;
  dice.weighted<(life: Life) => void>([
    [correctFacts, 4],
    [newCode, 3],
    [ownMaterial, 4],
    [withdrawConsent, 2],
    [askErasure, 1],
    [seeDanger, 2],
  ])(life);
}

function correctFacts(life: Life): void {
  const { world, dice, matter, now } = life;
  const by = postFor(world, dice, matter, 'correctMatter', 'holder');
  if (!by) return;
  const before = matter.facts.placeDetail ?? '';
  matter.facts.placeDetail = dice.pick(['村口老槐树旁', '小区东门岗亭处', '河堤路与粮站交叉口', '2组晒谷场']);
  act(world, dice, matter, {
    act: { act: 'correctMatter' },
    by,
    doneAt: now,
    facts: { members: ['place_detail'] },
    notes: [
      { kind: 'reason', body: '现场核对后更正地点' },
      { kind: 'before', body: `place_detail: ${before}` },
    ],
  });
}

function newCode(life: Life): void {
  const { world, dice, matter, now } = life;
  const by = postFor(world, dice, matter, 'reissueCode', 'holder');
  const party = matter.parties.find((p) => p.side === 'applicant');
  if (!by || !party) return;
  party.codeMadeAt = now;
  act(world, dice, matter, {
    act: { act: 'reissueCode' },
    by,
    doneAt: now,
    facts: { partyId: party.id, checkedBy: dice.pick(['identity_card', 'known_person', 'callback']) },
  });
}

function ownMaterial(life: Life): void {
  const { world, dice, matter, now } = life;
  const party = matter.parties.find((p) => p.side === 'applicant');
  if (!party) return;
  act(world, dice, matter, {
    act: { act: 'addMaterial' },
    by: { partyId: party.id },
    doneAt: now,
    facts: { files: [], partyId: party.id },
    notes: [
      {
        kind: 'material',
        body: dice.pick([
          '补充：对方昨天又打来电话，说愿意谈。',
          '收据原件找到了，在我手里，需要时带来。',
          '更正一下，日期记错了，是上个月的事。',
          '还有一位在场的人愿意说明情况。',
        ]),
      },
    ],
  });
}

function withdrawConsent(life: Life): void {
  const { world, dice, matter, now } = life;
  const consent = matter.consents.find((c) => c.given && c.withdrawnAt === null);
  if (!consent) return;
  consent.withdrawnAt = now;
  act(world, dice, matter, {
    act: { act: 'recordConsent' },
    entry: 'withdrawConsent',
    by: { partyId: consent.partyId },
    doneAt: now,
    facts: { partyId: consent.partyId, consentId: consent.id, purpose: consent.purpose },
  });
}

function askErasure(life: Life): void {
  const { world, dice, matter, now } = life;
  const party = matter.parties.find((p) => p.side === 'applicant');
  if (!party) return;
  const request = {
    id: dice.id(now),
    partyId: party.id,
    kind: 'erase' as const,
    wanted: '事情办完后请删除我的身份证号和住址',
    askedAt: now,
    answeredAt: null,
    answer: null,
    reason: null,
    law: null,
  };
  matter.dataRequests.push(request);
  act(world, dice, matter, {
    act: { act: 'recordConsent' },
    entry: 'askErasure',
    by: { partyId: party.id },
    doneAt: now,
    facts: { partyId: party.id, requestId: request.id },
  });
}

function seeDanger(life: Life): void {
  const { world, dice, matter, now, kind } = life;
  const by = world.directory.post(matter.state.holderPostId);
  if (!by || kind !== 'dispute' || matter.state.restriction !== null) return;
  matter.dangerSigns = ['threat'];
  act(world, dice, matter, {
    act: { act: 'restrictMatter', restriction: 'danger' },
    by,
    doneAt: now,
    facts: { dangerSigns: matter.dangerSigns },
  });
}
