import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { dayWords, momentWords } from '../../ui/dates.ts';
import { centre } from '../centre.ts';
import { Icon } from '../parts/icon.tsx';
import { Qr } from '../parts/qr.tsx';
import { Link } from '../navigation.tsx';
import { useWords } from '../words.tsx';
import { landingAddress } from '../progress/fragment.ts';
import { receiptPicture } from './receipt-picture.ts';
import { useReport, type Filed } from './report-draft.tsx';

/** The receipt. The lookup code is shown here once and kept nowhere. */
export function Done(): VNode {
  const { t } = useWords();
  const { receipt } = useReport();
  if (receipt) return <Receipt filed={receipt} />;
  return (
    <section class="narrow">
      <h1 tabIndex={-1}>{t.done.none}</h1>
      <p>{t.done.noneText}</p>
      <p class="row">
        <Link to="track" class="button">
          {t.home.track}
        </Link>
        <Link to="home" class="button quiet">
          {t.app.home}
        </Link>
      </p>
    </section>
  );
}

function Receipt(props: { readonly filed: Filed }): VNode {
  const { t, language } = useWords();
  const { receipt, forOther, description } = props.filed;
  const address = landingAddress(location.origin, receipt.number, receipt.lookupCode);
  return (
    <section class="narrow receipt">
      <div class="print-only print-head">
        <p>
          {centre.centreName[language]} · {t.done.receipt}
        </p>
        <p class="hint">
          {centre.address[language]} · {centre.telephone}
        </p>
      </div>
      <h1 tabIndex={-1} class="done">
        <Icon name="check" />
        {t.done.title}
      </h1>
      <dl class="codes">
        <div>
          <dt>{t.done.number}</dt>
          <dd class="code">{receipt.number}</dd>
        </div>
        <div data-silent>
          <dt>{t.done.code}</dt>
          <dd class="code secret">{receipt.lookupCode}</dd>
        </div>
      </dl>
      <p class="keep no-print">{t.done.codeOnce}</p>
      {forOther ? <p class="keep no-print">{t.done.helperGive}</p> : null}
      <figure class="qr-figure">
        <Qr text={address} label={t.done.qr} />
        <figcaption>
          {t.done.qr}
          <br />
          <span class="hint">{t.done.qrWarn}</span>
        </figcaption>
      </figure>
      <p>
        {t.done.received} {momentWords(receipt.receivedAt, language, { weekday: true })}
      </p>
      <h2>{t.done.next}</h2>
      <ol class="plain-list">
        <li>{t.done.acceptBy(dayWords(receipt.acceptByDate, language, { weekday: true }))}</li>
        <li>{t.done.afterwards}</li>
      </ol>
      <p class="hint">{t.done.limitation}</p>
      <div class="print-only">
        <h2>{t.done.filedWords}</h2>
        <p class="words">{description}</p>
      </div>
      <Keep filed={props.filed} address={address} />
    </section>
  );
}

function Keep(props: { readonly filed: Filed; readonly address: string }): VNode {
  const { t, language } = useWords();
  const [picture, setPicture] = useState<string>();
  const [copied, setCopied] = useState(false);
  const { receipt } = props.filed;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(
        `${centre.centreName[language]}\n${t.done.number} ${receipt.number}\n${t.done.code} ${receipt.lookupCode}`,
      );
      setCopied(true);
    } catch {
      setPicture(receiptPicture(receipt, props.address, t, language));
    }
  };
  return (
    <div class="no-print">
      <p class="row">
        <button type="button" class="button" onClick={() => print()}>
          <Icon name="printer" />
          {t.done.print}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => setPicture(receiptPicture(receipt, props.address, t, language))}
        >
          <Icon name="save" />
          {t.done.save}
        </button>
        <button type="button" class="button quiet" onClick={() => void copy()}>
          {copied ? t.done.copied : t.done.copy}
        </button>
        <Link to="track" class="button quiet">
          <Icon name="search" />
          {t.done.track}
        </Link>
      </p>
      {picture ? (
        <figure class="saved">
          <figcaption>{t.done.saveHint}</figcaption>
          <img src={picture} alt={`${t.done.receipt} ${receipt.number}`} />
          <a class="button" href={picture} download={`${receipt.number}.png`}>
            {t.done.download}
          </a>
        </figure>
      ) : null}
    </div>
  );
}
