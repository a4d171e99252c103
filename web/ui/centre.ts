// Decides what a page knows about the county before it asks anything: the facts that the server wrote into the page's head.

export interface TwoTongues {
  readonly zh: string;
  readonly en: string;
}

/** Facts of the centre, the same for every reader; written by the server when it serves the page. */
export interface Centre {
  readonly practice: boolean;
  readonly countyName: TwoTongues;
  readonly centreName: TwoTongues;
  readonly telephone: string;
  readonly address: TwoTongues;
  readonly openingHours: TwoTongues;
  /** Within how long it is decided whether a matter is accepted; empty where the page does not know. */
  readonly acceptWithin: TwoTongues;
}

const nameless: Centre = {
  practice: false,
  countyName: { zh: '', en: '' },
  centreName: { zh: '综治中心', en: 'One-stop Dispute Centre' },
  telephone: '',
  address: { zh: '', en: '' },
  openingHours: { zh: '', en: '' },
  acceptWithin: { zh: '', en: '' },
};

/** Reads `<meta name="anhe-centre">`; a page served without the facts shows none rather than false ones. */
export function readCentre(): Centre {
  const content = document.querySelector('meta[name="anhe-centre"]')?.getAttribute('content') ?? '';
  try {
    const facts: Partial<Centre> = JSON.parse(content);
    return { ...nameless, ...facts };
  } catch {
    return nameless;
  }
}
