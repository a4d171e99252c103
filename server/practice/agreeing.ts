// Pure. Decides how agreements of the practice county come about: drafted with dated obligations, signed by all, sealed, photographed; or by
// word of mouth where all is done at once; and whether they are performed when due.
import { addDays } from '../kernel/local-date.ts';
import { instantAt, localDateOf } from '../kernel/instant.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { lawClocksFrom } from '../platform/profile/lookups.ts';
import { SHAM_QUESTIONS } from '../modules/disputes/sham.ts';
import { checkOral, checkTerms } from '../modules/disputes/terms.ts';
import { addClock } from './draft-clocks.ts';
import { type Life, reach } from './chapter.ts';
import { ended, endPeriod } from './mediation-end.ts';
import { daysLater } from './office-time.ts';
import type { PracticeAgreement } from './practice-mediation.ts';
import { SAMPLE_PAPER } from './sample-paper.ts';
import { handOf } from './sessions.ts';
import { days, did, minutes, type Sitting } from './sitting.ts';
import {
  factsWords,
  otherTermWords,
  performanceWords,
  pointsByCategory,
  responsibilityWords,
  termsFor,
} from './words-of-mediation.ts';

/** @returns the result to report; undefined when signatures, seal or the report are still to come */
export function agree(sitting: Sitting): string | undefined {
  const { life } = sitting;
  const oral = life.matter.state.complexity === 'simple' && life.dice.chance(0.25);
  if (oral) {
    orally(sitting);
    if (!minutes(life, 5, 200)) return undefined;
    report(sitting);
    return 'oralAgreement';
  }
  draft(sitting);
  if (!sign(sitting) || !seal(sitting)) return undefined;
  if (!minutes(life, 10, 400)) return undefined;
  report(sitting);
  return 'writtenAgreement';
}

/** The agreement with its obligations, from respondents to applicants; held against the same rules as any other. */
export function agreementOf(sitting: Sitting, kind: PracticeAgreement['kind'], atOnce: boolean): PracticeAgreement {
  const { life, mediation } = sitting;
  const { dice, matter, now } = life;
  const agreedOn = localDateOf(now);
  const side = (name: string): string[] =>
    mediation.principals.filter((id) => matter.parties.some((p) => p.id === id && p.side === name));
  const [debtorId] = side('respondent');
  const [creditorId] = side('applicant');
  if (debtorId === undefined || creditorId === undefined) throw new Error(`${matter.number} has no two sides`);
  const obligations = termsFor(dice, matter.state.category, matter.amountFen, atOnce).map((term, i) => ({
    id: dice.id(now),
    position: i + 1,
    debtorId,
    creditorId,
    what: term.what,
    amountFen: term.amountFen,
    dueOn: addDays(agreedOn, term.days),
    way: term.way,
    watched: kind === 'oral',
    performed: null,
    performedOn: null,
  }));
  const written = kind === 'written';
  const responsibilities = written ? responsibilityWords(dice) : null;
  const otherTerms = written ? otherTermWords(dice) : null;
  const refusal =
    checkTerms({
      obligations,
      texts: [responsibilities ?? undefined, otherTerms ?? undefined],
      declared: { noStatusDecided: true, noCrimeSilenced: true },
      agreedOn,
      principals: mediation.principals,
    }) ?? (written ? undefined : checkOral({ obligations, agreedOn }, true, matter.state.complexity));
  if (isRefusal(refusal)) throw new Error(`${matter.number}: ${refusal.code} ${JSON.stringify(refusal.details)}`);
  return {
    id: dice.id(now),
    kind,
    facts: factsWords(matter.facts.description),
    points: pointsByCategory[matter.state.category] ?? '责任承担和解决办法',
    responsibilities,
    otherTerms,
    copies: written ? mediation.principals.length + 1 : 0,
    draftedAt: now,
    sealedAt: null,
    effectiveOn: written ? null : agreedOn,
    confirmationUntil: null,
    confirmationCertain: null,
    obligations,
    signatures: [],
    signedPapers: [],
  };
}

export function obligationFacts(agreement: PracticeAgreement): object[] {
  return agreement.obligations.map((o) => ({
    debtor: o.debtorId,
    creditor: o.creditorId,
    dueOn: o.dueOn,
    ...(o.amountFen === null ? {} : { amountFen: o.amountFen }),
  }));
}

/** The short check that stands before every agreement: no sign of a sham. */
export function cleanCheck({ life, mediation }: Sitting): string {
  const id = life.dice.id(life.now);
  mediation.shamChecks.push({ id, signs: SHAM_QUESTIONS.slice(0, 0), suspected: false, words: null, at: life.now });
  return id;
}

function draft(sitting: Sitting): void {
  const { mediation } = sitting;
  const agreement = agreementOf(sitting, 'written', false);
  const shamCheck = cleanCheck(sitting);
  mediation.agreement = agreement;
  did(
    sitting,
    { act: 'draftAgreement', copies: agreement.copies },
    { agreement: agreement.id, draft: 1, copies: agreement.copies, obligations: obligationFacts(agreement), shamCheck },
  );
}

function orally(sitting: Sitting): void {
  const { mediation } = sitting;
  const agreement = agreementOf(sitting, 'oral', true);
  const shamCheck = cleanCheck(sitting);
  mediation.agreement = agreement;
  endPeriod(sitting, 'done');
  did(
    sitting,
    { act: 'recordOralAgreement' },
    { agreement: agreement.id, effectiveOn: agreement.effectiveOn, obligations: obligationFacts(agreement), shamCheck },
  );
}

/** Mostly all at once; sometimes somebody comes days later. */
function sign(sitting: Sitting): boolean {
  const { life, mediation } = sitting;
  const { dice } = life;
  const { agreement } = mediation;
  if (!agreement) return false;
  const groups = dice.chance(0.85) ? [mediation.principals] : mediation.principals.map((id) => [id]);
  for (const [i, partyIds] of groups.entries()) {
    const came = i === 0 ? minutes(life, 5, 90) : days(life, 1, 4);
    if (!came) return false;
    const signatures = partyIds.map((party) => ({ party, how: handOf(sitting, party) }));
    for (const one of signatures)
      agreement.signatures.push({
        id: dice.id(life.now),
        partyId: one.party,
        mediatorId: null,
        how: one.how,
        at: life.now,
      });
    did(sitting, { act: 'signAgreement', partyIds }, { agreement: agreement.id, way: 'paper', signatures });
  }
  const [lead] = mediation.mediators;
  if (!lead || !minutes(life, 2, 60)) return false;
  agreement.signatures.push({
    id: dice.id(life.now),
    partyId: null,
    mediatorId: lead.mediatorId,
    how: 'signature',
    at: life.now,
  });
  did(
    sitting,
    { act: 'signByMediator', mediatorId: lead.mediatorId },
    { agreement: agreement.id, mediator: lead.mediatorId },
  );
  return true;
}

/** The committee's seal, on the paper that all have signed; from that day it binds, and thirty days run for the court's confirmation. */
function seal(sitting: Sitting): boolean {
  const { life, mediation, by } = sitting;
  const { world, dice, matter } = life;
  const { agreement } = mediation;
  if (!agreement || !(dice.chance(0.8) ? minutes(life, 10, 200) : days(life, 1, 3))) return false;
  const rule = lawClocksFrom(world.profile, 'agreement.effective', matter.state.category).find(
    (r) => r.route === 'judicialConfirmation',
  );
  if (!rule) throw new Error('the profile has no period for judicial confirmation');
  const clock = addClock(world, dice, matter, rule, life.now);
  endPeriod(sitting, 'done');
  const effectiveOn = localDateOf(life.now);
  const file = {
    id: dice.id(life.now),
    kind: 'signed_paper',
    sample: SAMPLE_PAPER,
    seq: matter.history.length + 1,
    uploadedBy: `officer:${by.officerId}`,
    at: life.now,
  };
  matter.files.push(file);
  agreement.signedPapers.push({ fileId: file.id, at: life.now });
  for (const obligation of agreement.obligations) obligation.watched = true;
  Object.assign(agreement, {
    sealedAt: life.now,
    effectiveOn,
    confirmationUntil: clock.dueDate,
    confirmationCertain: clock.certain,
  });
  did(
    sitting,
    { act: 'recordSeal' },
    {
      agreement: agreement.id,
      effectiveOn,
      confirmationUntil: clock.dueDate,
      signedPaper: [{ file: file.id, sha256: SAMPLE_PAPER.sha256 }],
    },
  );
  return true;
}

function report(sitting: Sitting): void {
  const { mediation } = sitting;
  const { agreement } = mediation;
  if (!agreement) return;
  ended(sitting, 'agreed', agreement.id);
  did(sitting, { act: 'endMediation' }, { outcome: 'agreed', agreement: agreement.id, kind: agreement.kind });
}

/** What became of the obligations, looked at a few days after each was due. */
export function watch(life: Life): void {
  const { world, dice, matter } = life;
  const mediation = matter.mediations.find((m) => m.standing.state === 'effective');
  const by = world.postsOf(matter.state.holderOrganisationId ?? 0).find((p) => p.id === matter.state.holderPostId);
  if (!mediation?.agreement || !by) return;
  const sitting: Sitting = { life, mediation, by };
  for (const obligation of mediation.agreement.obligations) {
    const due = instantAt(obligation.dueOn, '09:00');
    const from = due > life.now ? due : life.now;
    if (dice.chance(0.1)) continue;
    if (!reach(life, daysLater(world.calendar, dice, from, 0, 6))) return;
    const performed = dice.weighted([
      ['yes', 86],
      ['partly', 8],
      ['no', 6],
    ] as const);
    const on = localDateOf(life.now);
    Object.assign(obligation, { performed, performedOn: on });
    mediation.performances.push({ id: dice.id(life.now), obligationId: obligation.id, performed, on, at: life.now });
    did(
      sitting,
      { act: 'recordPerformance' },
      { obligation: obligation.id, performed, on, files: [] },
      { notes: [{ kind: 'performance', body: performanceWords(dice, performed) }] },
    );
  }
}
