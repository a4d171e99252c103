// Pure. Decides whether 一次性补正 can be taken: what is missing is asked for once, in one list.

/** The acts that the server offers, without asking a second time for what is missing. */
export function withoutAskingTwice<Act extends string>(
  acts: readonly Act[],
  timeline: readonly { readonly act: string }[],
): Act[] {
  const asked = timeline.some((entry) => entry.act === 'askForMaterial');
  return acts.filter((act) => act !== 'askForMaterial' || !asked);
}
