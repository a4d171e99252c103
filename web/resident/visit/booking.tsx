import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../api/key.ts';
import { TextField } from '../parts/field.tsx';
import { type NamedProblem, Problems } from '../parts/problems.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';
import { BookingFacts } from './booking-done.tsx';
import { type Booking, cancelBooking, showBooking } from './calls.ts';
import { useVisitWords } from './use-visit-words.ts';

/** 查看、取消预约 by number and code; neither stands in an address. */
export function BookingPage(): VNode {
  const { t } = useWords();
  const { v } = useVisitWords();
  const [number, setNumber] = useState('');
  const [lookupCode, setCode] = useState('');
  const [problems, setProblems] = useState<readonly NamedProblem[]>([]);
  const [found, setFound] = useState<Booking>();
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const lacks = [
      ...(number.trim() ? [] : [{ field: 'number', words: t.track.missingNumber }]),
      ...(lookupCode.trim() ? [] : [{ field: 'lookupCode', words: t.track.missingCode }]),
    ];
    setProblems(lacks);
    setError(undefined);
    if (sending || lacks.length > 0) return;
    setSending(true);
    try {
      setFound(await showBooking({ body: { number, lookupCode } }));
    } catch (trouble) {
      setError(trouble);
    }
    setSending(false);
  };
  if (found) return <Found booking={found} lookupCode={lookupCode} onChange={setFound} />;
  return (
    <form class="narrow" noValidate onSubmit={(event) => void look(event)}>
      <h1 tabIndex={-1}>{v.look}</h1>
      <p class="lead">{v.lookLead}</p>
      <Problems problems={problems} />
      {error === undefined ? null : <Trouble error={error} />}
      <TextField
        name="number"
        label={v.number}
        problem={problems.find((p) => p.field === 'number')?.words}
        maxLength={40}
        value={number}
        onText={setNumber}
      />
      <TextField
        name="lookupCode"
        label={v.code}
        problem={problems.find((p) => p.field === 'lookupCode')?.words}
        maxLength={40}
        short
        value={lookupCode}
        onText={setCode}
      />
      <div class="onward">
        <button type="submit" class="button wide" disabled={sending}>
          {sending ? t.app.loading : v.lookGo}
        </button>
      </div>
    </form>
  );
}

function Found(props: {
  readonly booking: Booking;
  readonly lookupCode: string;
  readonly onChange: (booking: Booking) => void;
}): VNode {
  const { v } = useVisitWords();
  const { booking } = props;
  const [sure, setSure] = useState(false);
  const [key] = useState(makeKey);
  const [error, setError] = useState<unknown>();
  const cancel = async (): Promise<void> => {
    setError(undefined);
    try {
      props.onChange(await cancelBooking({ body: { number: booking.number, lookupCode: props.lookupCode }, key }));
    } catch (trouble) {
      setError(trouble);
    }
  };
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>
        {v.number} {booking.number}
      </h1>
      <p class="keep" role="status">
        {booking.status === 'cancelled' ? v.cancelled : v.states[booking.status]}
      </p>
      <BookingFacts booking={booking} />
      {error === undefined ? null : <Trouble error={error} />}
      {booking.mayCancel ? (
        sure ? (
          <div class="keep">
            <p>{v.cancelSure}</p>
            <button type="button" class="button" onClick={() => void cancel()}>
              {v.cancelYes}
            </button>
          </div>
        ) : (
          <button type="button" class="button quiet" onClick={() => setSure(true)}>
            {v.cancel}
          </button>
        )
      ) : null}
    </section>
  );
}
