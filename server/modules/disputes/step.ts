// Decides what each act of a mediation changes, or why it cannot be: consent before all (人民调解法 17), a mediator whom the parties accept (19, 23),
// others only with consent (20), a record that is read out and signed (27), an agreement in effect only when signed and sealed (29).
import { localDateOf } from '../../kernel/instant.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import {
  active,
  actsPossible,
  type EndReason,
  type Mediation,
  type MediationAct,
  mayConsent,
  missingConsent,
  missingSignatures,
  POSSIBLE,
  type SessionFacts,
  WHILE_SUSPENDED,
  WITH_ALL,
} from './mediation.ts';

/**
 * The mediation after the act, or why it cannot be.
 * @param at when it was done
 * @returns a Refusal `mediation-act-not-allowed` (with the acts that are), `mediation-suspended`, or one of the act's own
 */
export function step(mediation: Mediation, act: MediationAct, at: Date): Mediation | Refusal {
  if (!POSSIBLE[act.act].includes(mediation.state) || (act.act === 'endMediation' && mediation.ended)) {
    return notAllowed(mediation, act.act);
  }
  if (mediation.suspended && !WHILE_SUSPENDED.has(act.act)) {
    return refuse('conflict', 'mediation-suspended', {
      law: '最高人民法院关于人民法院特邀调解的规定',
      article: '第十八条',
      acts: actsPossible(mediation),
    });
  }
  const waiting = WITH_ALL.has(act.act) ? missingConsent(mediation) : [];
  if (waiting.length > 0)
    return refuse('conflict', 'consent-missing', { waiting, law: '中华人民共和国人民调解法', article: '第十七条' });
  switch (act.act) {
    case 'recordConsent':
      if (!mediation.principals.includes(act.partyId)) return refuse('invalid', 'party-unknown');
      if (!mayConsent(mediation, act.partyId)) return notAllowed(mediation, act.act);
      return {
        ...mediation,
        agrees: { ...mediation.agrees, [act.partyId]: act.agrees },
        askedAt: later(mediation.askedAt, at),
      };
    case 'acceptMediation':
      return accept(mediation, at);
    case 'chooseMediator':
      return chooseMediator(mediation, act);
    case 'declareInterests':
      return declareInterests(mediation, act);
    case 'planSession':
      return active(mediation).length > 0 ? mediation : refuse('conflict', 'mediator-not-chosen');
    case 'recordSession':
      return recordSession(mediation, act.session);
    case 'prolongMediation':
      return allOf(mediation, act.agreedBy) ?? mediation;
    case 'checkSham':
      return { ...mediation, suspended: act.suspected };
    case 'draftAgreement':
      return draftAgreement(mediation, act.copies);
    case 'signAgreement':
      return signAgreement(mediation, act.partyIds, at);
    case 'signByMediator':
      return signByMediator(mediation, act.mediatorId, at);
    case 'recordSeal':
      return recordSeal(mediation, at);
    case 'recordOralAgreement':
      if (mediation.sessionsRecorded === 0) return refuse('conflict', 'session-missing');
      return {
        ...mediation,
        state: 'effective',
        agreement: { kind: 'oral', signed: [], mediatorsSigned: [], lastSignedAt: null },
      };
    case 'failMediation':
      return failMediation(mediation, act.reason);
    case 'withdrawMediation':
      return { ...mediation, state: 'withdrawn', suspended: false, ended: true };
    case 'voidDossierNumber':
      if (!mediation.hasDossierNumber) return refuse('conflict', 'dossier-number-missing');
      return { ...mediation, hasDossierNumber: act.renew };
    case 'endMediation':
      return { ...mediation, ended: true };
    default:
      return mediation;
  }
}

function notAllowed(mediation: Mediation, act: MediationAct['act']): Refusal {
  return refuse('conflict', 'mediation-act-not-allowed', {
    act,
    state: mediation.state,
    acts: actsPossible(mediation),
  });
}

function accept(mediation: Mediation, at: Date): Mediation | Refusal {
  const waiting = missingConsent(mediation);
  if (mediation.principals.length === 0 || waiting.length > 0)
    return refuse('conflict', 'consent-missing', { waiting, law: '中华人民共和国人民调解法', article: '第十七条' });
  // The period runs from the day of the 受理登记表, which cannot be before the parties agreed.
  if (mediation.askedAt && localDateOf(at) < localDateOf(mediation.askedAt))
    return refuse('conflict', 'accepted-before-consent', { consentOn: localDateOf(mediation.askedAt) });
  return { ...mediation, state: 'accepted', hasDossierNumber: true };
}

function chooseMediator(
  mediation: Mediation,
  act: { mediatorIds: readonly number[]; acceptedBy: readonly string[] },
): Mediation | Refusal {
  const objected = act.mediatorIds.filter((id) => mediation.mediators.some((m) => m.id === id && m.objected));
  if (objected.length > 0) return refuse('conflict', 'mediator-objected', { mediators: objected });
  const waiting = mediation.principals.filter((id) => !act.acceptedBy.includes(id));
  if (waiting.length > 0) return notAccepted(waiting);
  const chosen = [...new Set(act.mediatorIds)].map((id) => ({
    ...(mediation.mediators.find((m) => m.id === id) ?? { id, declared: false, objected: false }),
    acceptedBy: [...act.acceptedBy],
  }));
  return { ...mediation, mediators: [...chosen, ...mediation.mediators.filter((m) => m.objected)] };
}

function notAccepted(waiting: readonly string[]): Refusal {
  return refuse('conflict', 'mediator-not-accepted', {
    waiting,
    law: '中华人民共和国人民调解法',
    article: '第二十三条',
  });
}

/** Whoever was added after the mediators were chosen has yet to accept them. */
function acceptedByAll(mediation: Mediation): Refusal | undefined {
  const waiting = mediation.principals.filter((id) =>
    active(mediation).some((m) => m.acceptedBy !== undefined && !m.acceptedBy.includes(id)),
  );
  return waiting.length > 0 ? notAccepted(waiting) : undefined;
}

function declareInterests(mediation: Mediation, act: { mediatorId: number; objected: boolean }): Mediation | Refusal {
  if (!active(mediation).some((m) => m.id === act.mediatorId))
    return refuse('conflict', 'mediator-not-chosen', { mediator: act.mediatorId });
  return {
    ...mediation,
    mediators: mediation.mediators.map((m) =>
      m.id === act.mediatorId ? { ...m, declared: true, objected: act.objected } : m,
    ),
  };
}

function recordSession(mediation: Mediation, session: SessionFacts): Mediation | Refusal {
  const chosen = active(mediation);
  const strange = session.mediatorIds.filter((id) => !chosen.some((m) => m.id === id));
  if (strange.length > 0 || session.mediatorIds.length === 0)
    return refuse('conflict', 'mediator-not-chosen', { mediators: strange });
  const unaccepted = acceptedByAll(mediation);
  if (unaccepted) return unaccepted;
  const silent = chosen.filter((m) => session.mediatorIds.includes(m.id) && !m.declared).map((m) => m.id);
  if (silent.length > 0) return refuse('conflict', 'mediator-not-declared', { mediators: silent });
  if (session.others > 0) {
    const waiting = mediation.principals.filter((id) => !session.othersAgreedBy.includes(id));
    if (waiting.length > 0)
      return refuse('conflict', 'others-need-consent', {
        waiting,
        law: '中华人民共和国人民调解法',
        article: '第二十条',
      });
  }
  if (!session.rightsTold)
    return refuse('conflict', 'rights-not-told', {
      law: '中华人民共和国人民调解法',
      article: '第二十三条、第二十四条',
    });
  if (!session.readOut)
    return refuse('conflict', 'record-not-read-out', { law: '中华人民共和国人民调解法', article: '第二十七条' });
  const unsigned = session.present.filter((id) => !session.signedOrExplained.includes(id));
  if (unsigned.length > 0) return refuse('conflict', 'record-not-signed', { parties: unsigned });
  return { ...mediation, state: 'in_session', sessionsRecorded: mediation.sessionsRecorded + 1 };
}

function draftAgreement(mediation: Mediation, copies: number): Mediation | Refusal {
  if (mediation.sessionsRecorded === 0) return refuse('conflict', 'session-missing');
  const unaccepted = acceptedByAll(mediation);
  if (unaccepted) return unaccepted;
  const least = mediation.principals.length + 1;
  if (copies < least)
    return refuse('invalid', 'copies-too-few', { least, law: '中华人民共和国人民调解法', article: '第二十九条' });
  return {
    ...mediation,
    state: 'agreed',
    agreement: { kind: 'written', signed: [], mediatorsSigned: [], lastSignedAt: null },
  };
}

function signAgreement(mediation: Mediation, partyIds: readonly string[], at: Date): Mediation | Refusal {
  const { agreement } = mediation;
  if (!agreement) return notAllowed(mediation, 'signAgreement');
  if (partyIds.some((id) => !mediation.principals.includes(id))) return refuse('invalid', 'party-unknown');
  const again = partyIds.filter((id, i) => agreement.signed.includes(id) || partyIds.indexOf(id) !== i);
  if (again.length > 0) return refuse('conflict', 'signed-already', { parties: again });
  return {
    ...mediation,
    agreement: {
      ...agreement,
      signed: [...agreement.signed, ...partyIds],
      lastSignedAt: later(agreement.lastSignedAt, at),
    },
  };
}

function signByMediator(mediation: Mediation, mediatorId: number, at: Date): Mediation | Refusal {
  const { agreement } = mediation;
  if (!agreement) return notAllowed(mediation, 'signByMediator');
  if (!active(mediation).some((m) => m.id === mediatorId))
    return refuse('conflict', 'mediator-not-chosen', { mediator: mediatorId });
  if (agreement.mediatorsSigned.includes(mediatorId))
    return refuse('conflict', 'signed-already', { mediator: mediatorId });
  return {
    ...mediation,
    agreement: {
      ...agreement,
      mediatorsSigned: [...agreement.mediatorsSigned, mediatorId],
      lastSignedAt: later(agreement.lastSignedAt, at),
    },
  };
}

function recordSeal(mediation: Mediation, at: Date): Mediation | Refusal {
  const { parties, mediator, complete } = missingSignatures(mediation);
  const law = { law: '中华人民共和国人民调解法', article: '第二十九条' };
  if (!complete) return refuse('conflict', 'signatures-missing', { parties, mediator, ...law });
  const last = mediation.agreement?.lastSignedAt;
  if (last && localDateOf(at) < localDateOf(last))
    return refuse('conflict', 'seal-before-signatures', { lastSignedOn: localDateOf(last), ...law });
  return { ...mediation, state: 'effective' };
}

function failMediation(mediation: Mediation, reason: EndReason): Mediation | Refusal {
  const early = mediation.state === 'preparing';
  const fits =
    reason === 'other' ||
    (early ? reason === 'no_consent' : reason === 'no_agreement' || reason === 'period_over' || reason === 'sham') ||
    (reason === 'no_consent' && missingConsent(mediation).length > 0);
  if (!fits) return refuse('invalid', 'end-reason-unfit', { reason, state: mediation.state });
  return { ...mediation, state: 'failed', suspended: false, ended: true };
}

function allOf(mediation: Mediation, agreedBy: readonly string[]): Refusal | undefined {
  const waiting = mediation.principals.filter((id) => !agreedBy.includes(id));
  if (waiting.length === 0) return undefined;
  return refuse('conflict', 'consent-missing', {
    waiting,
    law: '人民调解工作若干规定（司法部令第75号）',
    article: '第三十六条',
  });
}

function later(one: Date | null, other: Date): Date {
  return one && one.getTime() > other.getTime() ? one : other;
}
