// Pure. Decides which of the acts offered on a mediation is likely the next, so that it stands first; all others stay as they are.

export interface Standing {
  readonly state: string;
  readonly parties: readonly {
    readonly principal: boolean;
    readonly side: string;
    readonly reachedAt: string | null;
    readonly agrees: boolean | null;
  }[];
  readonly mediators: readonly { readonly declared: boolean; readonly objected: boolean }[];
  readonly agreement: { readonly missing: { readonly parties: readonly string[]; readonly mediator: boolean } } | null;
  readonly sessions: readonly { readonly result: string | null }[];
}

/** The order in which the acts would come from here; those that are not offered are passed over. */
function likely(mediation: Standing): string[] {
  const sides = mediation.parties.filter((party) => party.principal);
  const active = mediation.mediators.filter((one) => !one.objected);
  switch (mediation.state) {
    case 'preparing': {
      const unreached = sides.some((party) => party.side === 'respondent' && !party.reachedAt && party.agrees === null);
      if (unreached) return ['reachRespondent', 'recordConsent'];
      return sides.every((party) => party.agrees) ? ['acceptMediation'] : ['recordConsent'];
    }
    case 'accepted':
    case 'in_session':
      if (sides.some((party) => !party.agrees)) return ['recordConsent', 'reachRespondent'];
      if (active.length === 0) return ['chooseMediator'];
      if (active.some((one) => !one.declared)) return ['declareInterests'];
      return mediation.sessions.some((session) => session.result === 'agreed')
        ? ['draftAgreement', 'recordSession']
        : ['recordSession', 'planSession'];
    case 'agreed':
      if (sides.some((party) => !party.agrees)) return ['recordConsent', 'reachRespondent'];
      if ((mediation.agreement?.missing.parties.length ?? 0) > 0) return ['signAgreement'];
      return mediation.agreement?.missing.mediator ? ['signByMediator'] : ['recordSeal'];
    case 'effective':
      return ['endMediation', 'recordPerformance'];
    default:
      return [];
  }
}

/** The acts with the likely next one in front. */
export function nextFirst<A extends string>(acts: readonly A[], mediation: Standing | null): A[] {
  const next = mediation ? likely(mediation).find((act) => acts.some((one) => one === act)) : undefined;
  return next === undefined ? [...acts] : [...acts].sort((a, b) => Number(b === next) - Number(a === next));
}
