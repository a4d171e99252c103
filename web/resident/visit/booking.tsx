import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../api/key.ts';
import { TextField } from '../parts/field.tsx';
import { useLacking } from '../parts/lacking.ts';
import { Problems } from '../parts/problems.tsx';
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
  const [found, setFound] = useState<Booking>();
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const lacking = useLacking([
    ...(number.trim() ? [] : [{ field: 'number', words: v.missingNumber }]),
    ...(lookupCode.trim() ? [] : [{ field: 'lookupCode', words: t.track.missingCode }]),
  ]);
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setError(undefined);
    if (!lacking.whole()) return;
    setSending(true);
    try {
      setFound(await showBooking({ body: { number, lookupCode } }));
    } catch (trouble) {
      setError(trouble);
    }
    setSending(false);
  };
  // What the server refused was about what stood there then.
  const say = (set: (text: string) => void) => (text: string) => {
    setError(undefined);
    set(text);
  };
  if (found) return <Found booking={found} lookupCode={lookupCode} onChange={setFound} />;
  return (
    <form class="narrow" noValidate onSubmit={(event) => void look(event)}>
      <h1 tabIndex={-1}>{v.look}</h1>
      <p class="lead">{v.lookLead}</p>
      <Problems problems={lacking.left} found={lacking.found} />
      {error === undefined ? null : <Trouble error={error} />}
      <TextField
        name="number"
        label={v.number}
        problem={lacking.problemOf('number')}
        maxLength={40}
        value={number}
        onText={say(setNumber)}
      />
      <TextField
        name="lookupCode"
        label={v.code}
        problem={lacking.problemOf('lookupCode')}
        maxLength={40}
        short
        value={lookupCode}
        onText={say(setCode)}
      />
      <div class="onward">
        <button type="submit" class="button wide" disabled={sending}>
          {sending ? t.app.loading : v.lookGo}
        </button>
      </div>
      <p class="hint">{v.lookLost}</p>
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
