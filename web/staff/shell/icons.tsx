import type { ReactNode } from 'react';

// One stroke, 16 px; every icon stands beside words or carries a label.
const paths = {
  desk: 'M2 3h12v7H2zM5 13h6M8 10v3',
  register: 'M3 2h7l3 3v9H3zM8 7v5M5.5 9.5h5',
  windows: 'M2 3h12v10H2zM8 3v10M2 8h12',
  matters: 'M3 3h10M3 6.5h10M3 10h10M3 13.5h6',
  mediation: 'M8 2v12M3 5h10M3 5l-1.5 4h3zM13 5l-1.5 4h3z',
  figures: 'M3 13V8M7 13V3M11 13v-6M2 13.5h12',
  administration:
    'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  security: 'M8 1.5l5 2v4c0 3.5-2.2 5.8-5 7-2.8-1.2-5-3.5-5-7v-4zM6 8l1.5 1.5L10.5 6.5',
  audit: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3L14 14',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM6.5 14h3',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3L14 14',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7v4M8 5v.5',
  person: 'M8 2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M3 14c0-3 2.2-4.5 5-4.5S13 11 13 14',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  warning: 'M8 2L14.5 13.5h-13zM8 6.5v3.5M8 11.5v.5',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { readonly name: IconName; readonly label?: string }): ReactNode {
  return (
    <svg
      className="icon"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
      {...(props.label ? { role: 'img', 'aria-label': props.label } : { 'aria-hidden': true })}
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
