import { Button } from 'antd';
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { handIn } from '../acts/upload.ts';
import { useMessages } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { useTroubleWords } from '../shell/trouble.ts';
import { messages } from './messages.ts';

/** A box to sign in with a finger or a pen; the picture is handed in as a file. Signing on paper stays the default. */
export function SignaturePad(props: {
  readonly label: string;
  readonly fileId: string | undefined;
  readonly onKept: (fileId: string | undefined) => void;
}): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const words = useTroubleWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');

  function draw(event: PointerEvent<HTMLCanvasElement>, begin: boolean): void {
    const box = event.currentTarget;
    const pen = box.getContext('2d');
    if (!pen || (!begin && event.buttons === 0)) return;
    // On a narrow screen the box is drawn smaller than the picture is.
    const scale = box.width / box.clientWidth;
    const x = event.nativeEvent.offsetX * scale;
    const y = event.nativeEvent.offsetY * scale;
    if (begin) {
      box.setPointerCapture(event.pointerId);
      pen.lineWidth = 3;
      pen.lineCap = 'round';
      pen.beginPath();
      pen.moveTo(x, y);
      // A signature that goes on is no longer the one that was kept.
      if (props.fileId) props.onKept(undefined);
      return;
    }
    pen.lineTo(x, y);
    pen.stroke();
    setDrawn(true);
  }

  function clear(): void {
    const box = canvas.current;
    box?.getContext('2d')?.clearRect(0, 0, box.width, box.height);
    setDrawn(false);
    props.onKept(undefined);
  }

  function keep(): void {
    canvas.current?.toBlob((blob) => {
      if (!blob) return;
      setBusy(true);
      setFault('');
      handIn(new File([blob], 'signature.png', { type: 'image/png' }))
        .then((kept) => props.onKept(kept.fileId))
        .catch((error: unknown) => setFault(words(error)))
        .finally(() => setBusy(false));
    }, 'image/png');
  }

  return (
    <div className="stack-small">
      <small className="quiet">{m.screenDraw}</small>
      <canvas
        ref={canvas}
        className="signature"
        width={320}
        height={120}
        aria-label={`${m.screenDraw}${signs.colon}${props.label}`}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      <div className="row-gap">
        <Button size="small" onClick={clear}>
          {m.screenClear}
        </Button>
        <Button size="small" disabled={!drawn || props.fileId !== undefined} loading={busy} onClick={keep}>
          {m.screenKeep}
        </Button>
        {props.fileId ? <span className="chip good">{m.screenKept}</span> : null}
      </div>
      {fault ? (
        <small className="fault" role="alert">
          {fault}
        </small>
      ) : null}
    </div>
  );
}
