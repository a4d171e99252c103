import type { VNode } from 'preact';
import { encode } from 'uqr';

/** A QR code as one path: sharp on the screen and on paper. */
export function Qr(props: { readonly text: string; readonly label: string }): VNode {
  const qr = encode(props.text, { border: 2, ecc: 'M' });
  const path = qr.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={props.label}>
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
