// Decides the words on which a party is asked to be mediated, by version, so that each consent says what was agreed to.
// Content: 人民调解法 3, 4, 17, 23, 24, 26, 31, 33.

export interface ConsentText {
  readonly version: string;
  readonly text: { readonly zh: string; readonly en: string };
}

/** Newest first; older ones stay known, because a paper may have been signed on them. */
export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    version: '2026-11-01',
    text: {
      zh: '人民调解是自愿的、免费的。您可以同意，也可以不同意；同意以后也可以随时要求终止，不影响您通过仲裁、行政、司法等途径维护权利。您可以选择或者接受调解员，可以要求公开或者不公开进行，应当如实陈述、尊重调解员和对方。谈判中为达成协议作出的让步，以后不作为对您不利的证据。达成的协议有法律约束力，应当履行；自生效之日起三十日内，双方可以共同申请法院司法确认。您是否同意由人民调解委员会调解这件事？',
      en: "People's mediation is voluntary and free of charge. You may agree or not; having agreed you may end it at any time, and every other road (arbitration, administrative bodies, the courts) stays open. You may choose or accept the mediator, ask that it be open or closed, and shall tell the truth and respect the mediator and the other side. What you concede in the talks is no evidence against you later. An agreement binds by law and must be performed; within 30 days of its effect both sides may together ask the court to confirm it. Do you agree that the committee mediates this matter?",
    },
  },
];

export function consentText(): ConsentText {
  const [newest] = CONSENT_TEXTS;
  if (!newest) throw new Error('there is no consent text');
  return newest;
}

export function isConsentText(version: string): boolean {
  return CONSENT_TEXTS.some((text) => text.version === version);
}
