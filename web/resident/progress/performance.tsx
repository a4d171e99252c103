import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { parseYuan } from '../../../server/kernel/money.ts';
import { dayWords } from '../../ui/dates.ts';
import { confirmOwnPerformance, type OwnPerformance, reportOwnPerformance } from '../operations.ts';
import { Choice, TextArea, TextField } from '../parts/field.tsx';
import { FilePicker } from '../parts/file-picker.tsx';
import type { HandedFile } from '../report/draft.ts';
import { useWords } from '../words.tsx';
import { ActForm } from './act-form.tsx';
import { Papers } from './papers.tsx';
import { Photos } from './photos.tsx';

interface PerformanceProps {
  readonly own: OwnPerformance;
  readonly token: string;
  readonly onDone: () => void;
}

type Kept = OwnPerformance['obligations'][number];

/** Whether the agreement is kept: what each side said and the other confirmed, and where to go when it is not. */
export function PerformancePart(props: PerformanceProps): VNode | null {
  const { t, language } = useWords();
  const { own } = props;
  if (!own.agreement || own.obligations.length === 0) return null;
  const { court } = own.agreement;
  return (
    <section class="card">
      <h2>{t.performance.title}</h2>
      {court ? (
        <p class="good">
          {t.performance.court(court.court, dayWords(court.decidedOn, language), court.decisionNumber, court.confirmed)}
        </p>
      ) : null}
      {own.obligations.map((one) => (
        <Obligation key={one.id} {...props} one={one} />
      ))}
      {own.roads.length > 0 ? (
        <>
          <h3>{t.performance.roads}</h3>
          <ul>
            {own.roads.map((road) => (
              <li key={road.id}>
                <strong>{road.name[language]}</strong>
                {road.until ? (
                  <span class="chip"> {t.performance.until(dayWords(road.until, language), road.open)}</span>
                ) : null}{' '}
                {road.plain[language]}
                <p class="law">{road.law.map((one) => one.citation[language]).join(t.app.listed)}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {own.pack.length > 0 ? (
        <>
          <p class="hint">{t.performance.packHint}</p>
          <Papers
            papers={own.pack}
            token={props.token}
            title={t.performance.pack}
            packs={own.roads
              .filter((road) => road.open)
              .map((road) => ({ road: road.id, title: t.performance.packWhole(road.name[language]) }))}
          />
        </>
      ) : null}
    </section>
  );
}

function Obligation(props: PerformanceProps & { readonly one: Kept }): VNode {
  const { t, language } = useWords();
  const { own, one } = props;
  const waiting = one.reports.find((report) => report.confirmed === null);
  const mine = own.ownId === one.debtorId || own.ownId === one.creditorId;
  return (
    <div class="obligation">
      <p>
        <strong>{t.mediation.due(dayWords(one.dueOn, language))}</strong>{' '}
        {t.mediation.obligation(one.debtor, one.creditor)} {one.what}
        {one.amountFen === null ? '' : ` ¥${(one.amountFen / 100).toFixed(2)}`}{' '}
        <span class="chip">{t.performance.standings[one.standing]}</span>
        {one.confirmedFen > 0 ? (
          <span class="hint"> {t.performance.confirmed((one.confirmedFen / 100).toFixed(2))}</span>
        ) : null}
      </p>
      {one.reports.map((report) => (
        <div key={report.id}>
          <p class="hint">
            {t.performance.said(report.name, dayWords(report.reportedAt, language), t.performance.done[report.done])}
            {report.amountFen === null ? '' : ` ¥${(report.amountFen / 100).toFixed(2)}`}
            {report.words ? ` “${report.words}”` : ''} ·{' '}
            {report.confirmed === null
              ? t.performance.waits
              : report.confirmed
                ? t.performance.agreed
                : t.performance.disputed}
            {report.answer ? ` “${report.answer}”` : ''}
          </p>
          {report.fileIds.length > 0 ? (
            <Photos fileIds={report.fileIds} token={props.token} title={t.performance.proof(report.fileIds.length)} />
          ) : null}
        </div>
      ))}
      {waiting && mine && waiting.forPartyId !== own.ownId ? <Confirm {...props} /> : null}
      {!waiting && mine && one.performed?.how !== 'yes' ? <Report {...props} /> : null}
    </div>
  );
}

function Report(props: PerformanceProps & { readonly one: Kept }): VNode {
  const { t } = useWords();
  const { one } = props;
  const [done, setDone] = useState('');
  const [amount, setAmount] = useState('');
  const [words, setWords] = useState('');
  const [files, setFiles] = useState<readonly HandedFile[]>([]);
  const [waiting, setWaiting] = useState(false);
  const fen = amount.trim() === '' ? undefined : parseYuan(amount);
  const lacking = (): string | undefined => {
    if (waiting) return t.photos.waiting;
    if (!done) return t.performance.doneMissing;
    return fen === null ? t.performance.amountWrong : undefined;
  };
  return (
    <ActForm
      title={t.performance.report}
      hint={t.performance.reportHint}
      button={t.performance.reportSend}
      done={t.performance.reportSent}
      lacking={lacking}
      body={() => ({
        obligationId: one.id,
        done: done === 'partly' ? ('partly' as const) : ('done' as const),
        ...(fen ? { amountFen: fen } : {}),
        ...(words.trim() ? { words: words.trim() } : {}),
        fileIds: files.map((file) => file.fileId),
      })}
      send={(body, key) =>
        reportOwnPerformance(
          {
            body,
            key,
            seen: props.own.version,
          },
          { token: props.token },
        )
      }
      onDone={props.onDone}
    >
      <Choice
        name={`how-${one.id}`}
        label={t.performance.how}
        value={done}
        options={(['done', 'partly'] as const).map((value) => ({ value, label: t.performance.done[value] }))}
        onChoice={setDone}
      />
      {one.amountFen === null ? null : (
        <TextField
          name={`amount-${one.id}`}
          label={t.performance.amount}
          value={amount}
          onText={setAmount}
          short
          optional
        />
      )}
      <TextArea name={`words-${one.id}`} label={t.performance.words} value={words} onText={setWords} optional />
      <FilePicker files={files} onFiles={setFiles} onWaiting={setWaiting} />
    </ActForm>
  );
}

function Confirm(props: PerformanceProps & { readonly one: Kept }): VNode {
  const { t } = useWords();
  const [confirmed, setConfirmed] = useState('');
  const [words, setWords] = useState('');
  return (
    <ActForm
      title={t.performance.confirm}
      hint={t.performance.confirmHint}
      button={t.performance.confirmSend}
      done={t.performance.confirmSent}
      lacking={() => {
        if (!confirmed) return t.performance.confirmMissing;
        return confirmed === 'no' && words.trim() === '' ? t.performance.disputeMissing : undefined;
      }}
      body={() => ({
        obligationId: props.one.id,
        confirmed: confirmed === 'yes',
        ...(words.trim() ? { words: words.trim() } : {}),
      })}
      send={(body, key) =>
        confirmOwnPerformance(
          {
            body,
            key,
            seen: props.own.version,
          },
          { token: props.token },
        )
      }
      onDone={props.onDone}
    >
      <Choice
        name={`confirm-${props.one.id}`}
        label={t.performance.confirm}
        value={confirmed}
        options={[
          { value: 'yes', label: t.performance.yes },
          { value: 'no', label: t.performance.no },
        ]}
        onChoice={setConfirmed}
      />
      <TextArea
        name={`answer-${props.one.id}`}
        label={t.performance.words}
        optional={confirmed !== 'no'}
        value={words}
        onText={setWords}
      />
    </ActForm>
  );
}
