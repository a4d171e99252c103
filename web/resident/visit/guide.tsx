import type { VNode } from 'preact';
import { writeHours } from '../../../server/modules/intake/windows/hours.ts';
import { centre } from '../centre.ts';
import { Link } from '../navigation.tsx';
import { Icon } from '../parts/icon.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';
import { listServices, type Service } from './calls.ts';
import { useVisitWords } from './use-visit-words.ts';
import { bookAddress, guideAddress, serviceOf } from './which.ts';

/** 办事指南: all services, or the one that the address names, to read and to print. */
export function Guide(): VNode {
  const { t } = useWords();
  const { v } = useVisitWords();
  const loaded = useLoaded('services', (signal) => listServices({}, { signal }));
  const wanted = serviceOf(location.search);
  const one = loaded.value?.items.find((service) => service.id === wanted);
  if (one) return <OneService service={one} />;
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{v.guide}</h1>
      <p class="lead">{v.guideLead}</p>
      {loaded.error === undefined ? null : <Trouble error={loaded.error} onAgain={loaded.again} />}
      {loaded.value || loaded.error !== undefined ? null : (
        <p class="loading" role="status">
          {t.app.loading}
        </p>
      )}
      {loaded.value?.items.length === 0 ? <p>{v.guideNone}</p> : null}
      <ul class="services">
        {loaded.value?.items.map((service) => (
          <li key={service.id}>
            <a class="door" href={guideAddress(service.id)}>
              <span class="service-code" aria-hidden="true">
                {service.code}
              </span>
              <span class="door-words">
                <span class="door-name">{service.name}</span>
                <span class="door-hint">
                  {service.what} · {service.takes} · {service.fee}
                </span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
      <p class="row no-print">
        <Link to="book" class="button">
          <Icon name="clock" />
          {v.book}
        </Link>
        <Link to="booking" class="button quiet">
          {v.look}
        </Link>
      </p>
    </section>
  );
}

function OneService(props: { readonly service: Service }): VNode {
  const { v, language } = useVisitWords();
  const { service } = props;
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{service.name}</h1>
      <p class="lead">{service.what}</p>
      <h2>{v.materials}</h2>
      {service.materials.length === 0 ? <p>{v.noMaterials}</p> : null}
      <ol class="plain-list">
        {service.materials.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <dl class="facts">
        <div>
          <dt>{v.takes}</dt>
          <dd>{service.takes}</dd>
        </div>
        <div>
          <dt>{v.fee}</dt>
          <dd>{service.fee}</dd>
        </div>
        {service.law ? (
          <div>
            <dt>{v.law}</dt>
            <dd>{service.law}</dd>
          </div>
        ) : null}
        <div>
          <dt>{v.where}</dt>
          <dd>
            {service.centreName}
            <br />
            {service.centreAddress ?? centre.address[language]}
            <br />
            <a href={`tel:${service.centreTelephone ?? centre.telephone}`}>
              {service.centreTelephone ?? centre.telephone}
            </a>
            <ul class="plain-list">
              {service.windows.map((window) => (
                <li key={window.id}>
                  {v.windowLine(window.number, window.name, window.bodyName)}
                  <br />
                  <span class="hint">{writeHours(window.hours, language) || v.closed}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      {service.bookable ? null : <p class="keep">{v.noBooking}</p>}
      <p class="row no-print">
        {service.bookable ? (
          <a class="button" href={bookAddress(service.id)}>
            <Icon name="clock" />
            {v.bookThis}
          </a>
        ) : null}
        <button type="button" class="button quiet" onClick={() => print()}>
          <Icon name="printer" />
          {v.print}
        </button>
        <a class="button quiet" href="/guide">
          {v.all}
        </a>
      </p>
    </section>
  );
}
