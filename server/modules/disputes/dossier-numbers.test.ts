import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, versionOf } from '../../../test/harness/story.ts';
import { numberingFaults } from './dossier.ts';
import {
  aMatterInHand,
  aScan,
  declared,
  enterMediators,
  mediate,
  mediators,
  noSham,
  type StartedMatter,
} from './testing.ts';
import { consentText } from './consent-text.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

const numbersOf = async (committee: number) =>
  t.look<{ serial: number; number: string; voided: boolean; void_reason: string | null }>(
    'select serial, number, voided_at is not null as voided, void_reason from disputes.dossier_number where committee_id = $1 order by serial',
    [committee],
  );

function spot(m: StartedMatter, more: object = {}): object {
  return {
    facts: '因晾衣滴水发生口角。',
    pointsInDispute: '晾衣位置。',
    obligations: [
      { debtorId: m.respondent, creditorId: m.applicant, what: '当场移走晾衣杆并道歉', dueOn: '2026-03-02' },
    ],
    declared,
    sham: noSham,
    consents: [{ partyId: m.applicant }, { partyId: m.respondent }],
    textVersion: consentText().version,
    mediatorIds: [mediators.liulin],
    noInterests: true,
    place: '柳林社区3栋楼下',
    recorder: '杜文斌',
    rightsTold: true,
    noPaperWanted: true,
    ...more,
  };
}

describe('dossier numbers （年份）×人调字第N号', () => {
  it('are gap-free per committee and year when twenty mediations are accepted at the same time', async () => {
    const matters: StartedMatter[] = [];
    for (let i = 0; i < 20; i += 1) {
      const m = await aMatterInHand(t);
      await mediate(t, m, 'consented');
      matters.push(m);
    }
    const replies = await Promise.all(
      matters.map(async (m) =>
        t.send({
          as: m.handler,
          url: `/api/matters/${m.number}/mediation/accept`,
          version: await versionOf(t, m.number),
          body: {},
        }),
      ),
    );
    expect(
      replies.map((r) => r.statusCode),
      replies.map((r) => r.body).join('\n'),
    ).toEqual(matters.map(() => 200));
    const given = await numbersOf(20);
    expect(numberingFaults(given.map((n) => n.serial))).toEqual({ missing: [], twice: [] });
    expect(given).toHaveLength(20);
    expect(new Set(replies.map((r) => r.json().dossierNumber)).size).toBe(20);
    const other = await aMatterInHand(t, { holder: 23 });
    await mediate(t, other, 'accepted', mediators.hexi);
    expect(await numbersOf(23)).toEqual([
      { serial: 1, number: '（2026）河西人调字第1号', voided: false, void_reason: null },
    ]);
  });

  it('stay with their reason when they are void, and the next one is given', async () => {
    const before = await numbersOf(20);
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    const next = before.length + 2;
    const renewed = await actOn(t, m.handler, m.number, 'mediation/void-number', {
      reason: '误将另一起纠纷登记在此号下',
      renew: true,
    });
    expect(renewed).toMatchObject({ state: 'accepted', dossierNumber: `（2026）新河人调字第${next}号` });
    expect((await numbersOf(20)).slice(-2)).toEqual([
      {
        serial: next - 1,
        number: `（2026）新河人调字第${next - 1}号`,
        voided: true,
        void_reason: '误将另一起纠纷登记在此号下',
      },
      { serial: next, number: `（2026）新河人调字第${next}号`, voided: false, void_reason: null },
    ]);
    const gone = await actOn(t, m.handler, m.number, 'mediation/void-number', { reason: '不再立卷', renew: false });
    expect(gone).toMatchObject({ dossierNumber: null });
    const page = (await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    expect(page.mediation.voidedNumbers.map((n: { reason: string }) => n.reason)).toEqual([
      '误将另一起纠纷登记在此号下',
      '不再立卷',
    ]);
  });

  it('are given to nobody when the act is refused', async () => {
    const before = await numbersOf(20);
    const m = await aMatterInHand(t);
    await mediate(t, m, 'preparing');
    const refused = await t.send({
      as: m.handler,
      url: `/api/matters/${m.number}/mediation/accept`,
      version: await versionOf(t, m.number),
      body: {},
    });
    expect(refused.statusCode).toBe(409);
    expect(await numbersOf(20)).toEqual(before);
  });
});

describe('a small quarrel settled on the spot', () => {
  it('is one act: consent, session, oral agreement and end, with the number and the register', async () => {
    const m = await aMatterInHand(t, { holder: 21 });
    const version = await versionOf(t, m.number);
    const done = await actOn(t, m.handler, m.number, 'mediation/on-the-spot', spot(m, { fileIds: [await aScan(t)] }));
    expect(done).toMatchObject({
      version: version + 1,
      state: 'effective',
      dossierNumber: '（2026）柳林人调字第1号',
      matterActs: expect.arrayContaining(['answerMatter']),
    });
    const page = (await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    expect(page.mediation).toMatchObject({
      state: 'effective',
      agreement: {
        kind: 'oral',
        effectiveOn: '2026-03-02',
        confirmationUntil: null,
        missing: { parties: [], mediator: false, seal: false },
      },
      sessions: [{ place: '柳林社区3栋楼下', result: 'agreed' }],
      mediators: [{ name: '杜文斌', declared: true, none: true }],
    });
    expect(page.papersOffered.map((p: { kind: string }) => p.kind)).toContain('oral-agreement');
    await actOn(t, m.handler, m.number, 'answer', { result: 'oralAgreement', reply: '双方口头说好了。' });
    expect(
      await t.look(
        'select act from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 order by seq desc limit 2',
        [m.number],
      ),
    ).toEqual([{ act: 'answerMatter' }, { act: 'mediateOnTheSpot' }]);
  });

  it('is refused where somebody is missing, a paper is needed, interests are not declared, or the check is suspicious', async () => {
    const m = await aMatterInHand(t, { holder: 21 });
    const code = async (more: object): Promise<string> => {
      const reply = await t.send({
        as: m.handler,
        url: `/api/matters/${m.number}/mediation/on-the-spot`,
        version: await versionOf(t, m.number),
        body: spot(m, more),
      });
      expect(reply.statusCode, reply.body).toBeGreaterThanOrEqual(400);
      return reply.json().code;
    };
    const later = {
      obligations: [
        { debtorId: m.respondent, creditorId: m.applicant, what: '支付修理费', amountFen: 5000, dueOn: '2026-03-10' },
      ],
    };
    expect(await code({ consents: [{ partyId: m.applicant }, { partyId: m.applicant }] })).toBe('consent-missing');
    expect(await code(later)).toBe('paper-needed');
    expect(await code({ noPaperWanted: false })).toBe('paper-needed');
    expect(await code({ noInterests: false })).toBe('mediator-not-declared');
    expect(await code({ rightsTold: false })).toBe('rights-not-told');
    expect(await code({ sham: { ...noSham, aimedElsewhere: true } })).toBe('sham-suspected');
    expect(await code({ mediatorIds: [mediators.xinhe] })).toBe('mediator-unknown');
    expect(await code({ textVersion: '1999' })).toBe('consent-text-unknown');
    expect(
      await t.look(
        'select count(*)::int as n from disputes.mediation d join matters.matter m on m.id = d.matter_id where m.number = $1',
        [m.number],
      ),
    ).toEqual([{ n: 0 }]);
  });
});
