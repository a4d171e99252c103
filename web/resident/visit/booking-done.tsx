import type { VNode } from 'preact';
import { dayWords, timeOf } from '../../ui/dates.ts';
import { Link } from '../navigation.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Booked, Booking } from './calls.ts';
import { useVisitWords } from './use-visit-words.ts';

/** The booking that was just made. Its code is shown here once and kept nowhere. */
export function BookingDone(props: { readonly booked: Booked }): VNode {
  const { v } = useVisitWords();
  const { booked } = props;
  return (
    <section class="narrow receipt">
      <h1 tabIndex={-1} class="done">
        <Icon name="check" />
        {v.doneTitle}
      </h1>
      <dl class="codes">
        <div>
          <dt>{v.number}</dt>
          <dd class="code">{booked.number}</dd>
        </div>
        <div data-silent>
          <dt>{v.code}</dt>
          <dd class="code secret">{booked.lookupCode}</dd>
        </div>
      </dl>
      <p class="keep no-print">{v.codeOnce}</p>
      <BookingFacts booking={booked} />
      <p class="row no-print">
        <button type="button" class="button" onClick={() => print()}>
          <Icon name="printer" />
          {v.print}
        </button>
        <Link to="booking" class="button quiet">
          {v.look}
        </Link>
      </p>
    </section>
  );
}

/** When, where, what to bring. */
export function BookingFacts(props: { readonly booking: Booking }): VNode {
  const { v, language } = useVisitWords();
  const { booking } = props;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{v.when}</dt>
          <dd>
            {dayWords(booking.startsAt, language, { weekday: true })} {timeOf(booking.startsAt)}–
            {timeOf(booking.endsAt)}
          </dd>
        </div>
        <div>
          <dt>{v.which}</dt>
          <dd>{booking.service.name}</dd>
        </div>
        <div>
          <dt>{v.where}</dt>
          <dd>
            {booking.centreName}
            {booking.centreAddress ? (
              <>
                <br />
                {booking.centreAddress}
              </>
            ) : null}
            {booking.centreTelephone ? (
              <>
                <br />
                <a href={`tel:${booking.centreTelephone}`}>{booking.centreTelephone}</a>
              </>
            ) : null}
          </dd>
        </div>
        {booking.name ? (
          <div>
            <dt>{v.name}</dt>
            <dd>
              {booking.name} {booking.phone}
            </dd>
          </div>
        ) : null}
      </dl>
      {booking.matterLinked ? <p>{v.linked}</p> : null}
      {booking.service.materials.length > 0 ? (
        <>
          <h2>{v.bring}</h2>
          <ul class="plain-list">
            {booking.service.materials.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="hint">{v.kept(booking.keptMinutes)}</p>
    </>
  );
}
