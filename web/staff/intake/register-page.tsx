import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useOffice } from '../office/office.ts';
import { findDuplicates } from '../matters/calls.ts';
import { LikelyList } from '../matters/duplicates-card.tsx';
import { messages as matterMessages } from '../matters/messages.ts';
import { DangerNote } from '../matters/side-panels.tsx';
import { useMessages } from '../shell/language.tsx';
import { useRoles } from '../shell/session.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { useWrongPlaces } from '../shell/trouble.ts';
import { getNotice, proposeTriage, registerMatter, type Registered } from './calls.ts';
import { type Draft, faultsOf, newDraft, registerBody, triageFacts } from './draft.ts';
import { FactsColumn } from './facts-column.tsx';
import { messages as importMessages } from './import-messages.ts';
import { messages } from './messages.ts';
import { PeopleColumn } from './people-column.tsx';
import { Receipt } from './receipt.tsx';
import { TriageCard } from './triage-card.tsx';
import { useSettled } from './use-settled.ts';
import { withCard } from './with-card.ts';
import { messages as windowMessages } from '../windows/messages.ts';
import { useCardReader } from '../windows/use-card-reader.ts';

type Body = Parameters<typeof registerMatter>[0]['body'];

const place = getRouteApi('/frame/register');

/** 登记: one screen, keyboard only; facts left, people in the middle, the proposal alive on the right; Ctrl-Enter files. */
export function RegisterPage(): ReactNode {
  const [filed, setFiled] = useState<{ reply: Registered; claims: string }>();
  const [round, setRound] = useState(0);
  const navigate = place.useNavigate();
  if (filed)
    return (
      <Receipt
        registered={filed.reply}
        claims={filed.claims}
        onNext={() => {
          setFiled(undefined);
          // The next person has another number, another sheet.
          void navigate({ search: {}, replace: true });
          setRound((n) => n + 1);
        }}
      />
    );
  return <Screen key={round} onFiled={(reply, claims) => setFiled({ reply, claims })} />;
}

function Screen(props: { readonly onFiled: (reply: Registered, claims: string) => void }): ReactNode {
  const m = useMessages(messages);
  const imports = useMessages(importMessages);
  const mayImport = useRoles().some((role) => ['window_clerk', 'coordinator', 'centre_head'].includes(role));
  const wrongPlaces = useWrongPlaces();
  const queries = useQueryClient();
  const office = useOffice();
  const [draft, setDraft] = useState<Draft>(() => newDraft(makeKey()));
  const [tried, setTried] = useState(false);
  const [key] = useState(makeKey);
  const form = useRef<HTMLFormElement>(null);
  const notice = useQuery({
    queryKey: ['notice'],
    queryFn: ({ signal }) => getNotice({ query: {} }, { signal }),
    staleTime: 300_000,
  });
  // The number that was called for this person, or the sheet of a pad from which this is entered.
  const { ticket, label, pad } = place.useSearch();
  const w = useMessages(windowMessages);
  const { message } = App.useApp();
  useCardReader(
    () => draft,
    (card, stood, where) => {
      const personId = where?.closest('[data-person]')?.getAttribute('data-person');
      setDraft(withCard(stood, card, personId ?? undefined));
      void message.success(w.cardRead);
    },
  );
  const restricted = office?.items.find((one) => one.code === draft.category)?.restricted ?? false;
  const faults = faultsOf(draft, restricted);
  const file = useMutation({
    mutationFn: () =>
      registerMatter({
        body: {
          ...(registerBody(draft, notice.data?.version ?? '') as unknown as Body),
          ...(ticket ? { ticketId: ticket } : {}),
          ...(pad ? { padNumber: pad } : {}),
        },
        key,
      }),
    onSuccess: (reply) => {
      void queries.invalidateQueries({ queryKey: ['matters'] });
      props.onFiled(reply, draft.claims.trim());
    },
    onError: () => void notice.refetch(),
  });
  const dirty = draft.description !== '' || draft.applicants.some((person) => person.name !== '');
  useLeaveWarning(dirty);

  function submit(): void {
    setTried(true);
    if (file.isPending || !notice.data) return;
    if (Object.keys(faults).length === 0) file.mutate();
    // The first place that is wrong gets the focus, once it is drawn as wrong.
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }

  // Keys of the whole page: wherever the focus stands, a column is one stroke away, and so is filing.
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
    if (event.altKey && ['1', '2', '3'].includes(event.key)) {
      event.preventDefault();
      form.current
        ?.querySelector<HTMLElement>(`[data-column="${event.key}"] :is(input, textarea, button, summary)`)
        ?.focus();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const shown = tried ? faults : {};
  const said = file.isError ? wrongPlaces(file.error, true) : {};
  return (
    <form ref={form} className="stack" onSubmit={(event) => event.preventDefault()} aria-label={m.title}>
      <div className="head-line">
        <h1 className="page-title">{m.title}</h1>
        {mayImport ? <Link to="/imports">{imports.title}</Link> : null}
        <small className="quiet push wide-only">{m.keys}</small>
      </div>
      {label ? <p className="note info">{w.servingNumber(label)}</p> : null}
      {pad ? <p className="note info">{w.fromPad(pad)}</p> : null}
      <div className="register">
        <section className="card" data-column="1" aria-label={m.factsTitle}>
          <h2>{m.factsTitle}</h2>
          <FactsColumn draft={draft} faults={shown} said={said} onChange={change} />
        </section>
        <section className="card" data-column="2" aria-label={m.peopleTitle}>
          <h2>{m.peopleTitle}</h2>
          <PeopleColumn draft={draft} faults={shown} said={said} notice={notice.data} onChange={change} />
        </section>
        <aside className="stack register-side" data-column="3" aria-label={m.proposalTitle}>
          <DangerNote signs={draft.dangerSigns} />
          <Proposal draft={draft} />
          <Duplicates draft={draft} />
          {notice.isError ? <TroubleNote error={notice.error} retry={() => void notice.refetch()} /> : null}
          {tried && Object.keys(faults).length > 0 ? (
            <p className="note soon" role="alert">
              {m.faultsTitle(Object.keys(faults).length)}
            </p>
          ) : null}
          {file.isError ? <TroubleNote error={file.error} /> : null}
          <Button type="primary" block loading={file.isPending} disabled={!notice.data} onClick={submit}>
            {m.submit} <kbd aria-hidden="true">Ctrl+Enter</kbd>
          </Button>
        </aside>
      </div>
    </form>
  );
}

/** What triage would say of what is typed, a moment after the typing stopped. */
function Proposal(props: { readonly draft: Draft }): ReactNode {
  const m = useMessages(messages);
  const facts = useSettled(JSON.stringify(triageFacts(props.draft)), 400);
  const ready = props.draft.category !== '' && props.draft.areaCode !== '';
  const triage = useQuery({
    queryKey: ['triage', facts],
    queryFn: ({ signal }) =>
      proposeTriage({ body: JSON.parse(facts) as Parameters<typeof proposeTriage>[0]['body'] }, { signal, pauses: [] }),
    enabled: ready,
    placeholderData: (before) => before,
  });
  return (
    <section className="card stack-small" aria-live="polite">
      <h2>{m.proposalTitle}</h2>
      {ready ? null : <p className="quiet">{m.proposalWaiting}</p>}
      {ready && triage.isPending ? <Loading rows={3} /> : null}
      {triage.isError ? <TroubleNote error={triage.error} retry={() => void triage.refetch()} /> : null}
      {ready && triage.data ? <TriageCard triage={triage.data} /> : null}
      <p className="quiet">{m.proposalNote}</p>
    </section>
  );
}

/** Reports that are likely of the same matter, a moment after the typing stopped; what is typed is kept nowhere. */
function Duplicates(props: { readonly draft: Draft }): ReactNode {
  const m = useMessages(matterMessages);
  const { draft } = props;
  const people = [...draft.applicants, ...draft.respondents];
  const asked = useSettled(
    JSON.stringify({
      areaCode: draft.areaCode,
      ...(draft.category ? { category: draft.category } : {}),
      description: draft.description.trim(),
      names: people
        .map((person) => person.name.trim())
        .filter(Boolean)
        .slice(0, 10),
    }),
    800,
  );
  const body = JSON.parse(asked) as Parameters<typeof findDuplicates>[0]['body'];
  const found = useQuery({
    queryKey: ['duplicates', asked],
    queryFn: ({ signal }) => findDuplicates({ body }, { signal, pauses: [] }),
    enabled: body.areaCode !== '' && body.description.length >= 8,
  });
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <section className="card stack-small" aria-live="polite">
      <h2>{m.duplicates}</h2>
      <p className="quiet">{m.duplicatesLikely}</p>
      <LikelyList items={found.data.items} />
    </section>
  );
}

/** What is typed about people is kept in no storage of this machine; leaving by mistake is asked about. */
function useLeaveWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    function ask(event: BeforeUnloadEvent): void {
      event.preventDefault();
    }
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
}
