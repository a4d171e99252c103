import type { VNode } from 'preact';

// Line drawings on a 24 by 24 ground. An icon never stands without words, so all are hidden from screen readers.
const drawings = {
  sign: 'M12 3 4 6.5v5c0 4.6 3.3 8 8 9.5 4.7-1.5 8-4.9 8-9.5v-5zM8.5 12l2.5 2.5 4.5-5',
  size: 'M3 19 8 6l5 13M4.8 15h6.4M14.5 19l3-8 3 8M15.6 16.5h3.8',
  phone: 'M6 3h3l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v3a2.5 2.5 0 0 1-2.7 2.5A17 17 0 0 1 3.5 5.7 2.5 2.5 0 0 1 6 3z',
  alert: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.2v.3',
  speaker: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  stop: 'M7 7h10v10H7z',
  write: 'M5 19h4L19.5 8.5l-4-4L5 15zM13 7l4 4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  door: 'M6 20.5V4h12v16.5M3.5 20.5h17M14.5 12v1',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  camera: 'M4 8h3.5l1.5-2.5h6L16.5 8H20v11H4zM12 10.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z',
  paper: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6',
  printer: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  save: 'M12 4v10M8 10.5l4 4 4-4M5 19.5h14',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2',
  place: 'M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0C5.5 15 12 21 12 21zM12 7.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  leave: 'M10 4H5v16h5M9.5 12H20M16 8l4 4-4 4',
  people:
    'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19c0-3.5 2.3-5.5 5.5-5.5s5.5 2 5.5 5.5M16 6a2.5 2.5 0 0 1 0 5M17 13.7c2.3.5 3.6 2.4 3.6 5.3',
  family: 'M12 20s-7.5-4.5-7.5-10A4 4 0 0 1 12 7.5 4 4 0 0 1 19.5 10c0 5.5-7.5 10-7.5 10z',
  neighbours: 'M3 20V10l5-4 5 4v10zM13 12h8v8h-8M6.5 20v-5h3v5M16 15.5h2',
  house: 'M3.5 11.5 12 4.5l8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  contract: 'M6 3.5h12v17H6zM9 8h6M9 11.5h6M9 16.5c1.5-2 2.5 1.5 4 0s1.5-.5 2 0',
  shop: 'M4 9.5 5.5 4.5h13L20 9.5M4 9.5h16M5.5 9.5V20h13V9.5M9.5 20v-5.5h5V20',
  injury:
    'M5.5 12.5l7-7a3.5 3.5 0 0 1 5 0l1 1a3.5 3.5 0 0 1 0 5l-7 7a3.5 3.5 0 0 1-5 0l-1-1a3.5 3.5 0 0 1 0-5zM9 9l6 6M12 10.5v.1M13.5 12v.1M10.5 12v.1M12 13.5v.1',
  field:
    'M3 19.5h18M7 19.5v-6M7 13.5c-2.5 0-3.5-1.5-3.5-4 2.5 0 3.5 1.5 3.5 4zM7 13.5c2.5 0 3.5-1.5 3.5-4-2.5 0-3.5 1.5-3.5 4zM16.5 19.5v-9M16.5 10.5l-3.5 4M16.5 6l-3.5 4.5h7zM16.5 10.5 20 15',
  digger: 'M3.5 19.5h11a2 2 0 0 0 0-4h-11a2 2 0 0 0 0 4zM5 15.5v-5h5l2 5M10 10.5l5-6 5 4.5v5M18 14h3.5',
  smoke: 'M4 20.5h16M5.5 20.5v-9h5v9M10.5 20.5v-6h8v6M8 9c0-2 2-1.5 2-3.5M12 10c0-2.5 3-2 3-4.5s3-2 3-3',
  wages: 'M3.5 7h17v10.5h-17zM12 9.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM6 12.3v.1M18 12.3v.1',
  work: 'M4 8h16v11.5H4zM9 8V5h6v3M4 13h16M12 12v2',
  travel: 'M4 19.5V6M4 8.5h16v11M4 16h16M7 12.5h3.5',
  parcel: 'M4 7.5 12 4l8 3.5v9L12 20l-8-3.5zM4 7.5l8 3.5 8-3.5M12 11v9',
  basket: 'M3.5 10h17l-2 9.5h-13zM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3',
  medical: 'M4.5 5h15v14.5h-15zM12 8.5v7.5M8.3 12.2h7.4',
  car: 'M4 16.5v-4l2-5.5h12l2 5.5v4zM4 12.5h16M6.5 16.5v2.5M17.5 16.5v2.5M7.5 14.5h.1M16.5 14.5h.1',
  building: 'M5 20.5V4h9v16.5M14 9.5h5v11M3.5 20.5h17M8 8h3M8 12h3M8 16h3M16.5 13h.1M16.5 16.5h.1',
  village: 'M12 4v16.5M12 4.5h7l-2 2.5 2 2.5h-7M5 20.5h14M6 20.5v-5h12v5',
  idea: 'M9 17.5h6M10 20.5h4M12 3.5a6 6 0 0 0-3.5 10.9V17h7v-2.6A6 6 0 0 0 12 3.5z',
  hazard: 'M12 3.5 2.5 20h19zM12 10v4.5M12 17.2v.3',
  help: 'M12 20.5s-7-4-7-9.5M19 11c0 5.5-7 9.5-7 9.5M12 4v9M8 8.5h8',
  complaint: 'M4 5h16v11h-9l-4 4v-4H4zM12 8v3.5M12 13.5v.1',
  question: 'M4 5h16v11h-9l-4 4v-4H4zM10 9a2 2 0 1 1 2.5 2c-.4.2-.5.5-.5 1M12 13.7v.1',
  other: 'M6 12h.1M12 12h.1M18 12h.1',
} as const;

export type IconName = keyof typeof drawings;

/** The drawing for a kind of matter, by its code; a code that the county added gets the plain one. */
export function iconOfKind(code: string): IconName {
  const kinds: Record<string, IconName> = {
    '01': 'family',
    '02': 'neighbours',
    '03': 'house',
    '04': 'contract',
    '05': 'shop',
    '06': 'injury',
    '07': 'field',
    '08': 'digger',
    '09': 'smoke',
    '10': 'wages',
    '11': 'work',
    '12': 'travel',
    '13': 'parcel',
    '14': 'basket',
    '15': 'medical',
    '16': 'car',
    '17': 'building',
    '18': 'village',
    '20': 'idea',
    '51': 'hazard',
    '61': 'help',
    '71': 'complaint',
    '81': 'question',
  };
  return kinds[code] ?? 'other';
}

export function Icon(props: { readonly name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[props.name]} />
    </svg>
  );
}
