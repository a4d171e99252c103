import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Pick } from '../acts/sheet-field.tsx';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { AdminActSheet, type OpenAct } from './admin-act.tsx';
import { AdminList } from './admin-list.tsx';
import { getMediator, listMediators, listOfficers, revealMediatorPhone } from './calls.ts';
import { ExcelPanel } from './excel-panel.tsx';
import { messages } from './messages.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { useOrganisationPicks } from './use-picks.ts';

type MediatorRow = Awaited<ReturnType<typeof listMediators>>['items'][number];

/** 调解员名册: of every committee, with specialities; telephones stay masked until a reason is given. */
export function MediatorsPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const [opened, setOpened] = useState<number>();
  const [act, setAct] = useState<OpenAct>();
  const picks = { committees: useOrganisationPicks('mediation_committee'), mediatorOfficers: useMediatorOfficers() };
  return (
    <>
      <h1 className="page-title">{m.pages.mediators}</h1>
      <ExcelPanel sheet="mediators" />
      <AdminList<MediatorRow>
        name="mediators"
        label={m.pages.mediators}
        keyOf={(row) => row.id}
        fetch={({ q, after }, signal) =>
          listMediators({ query: { limit: 50, ...(q ? { q } : {}), ...(after ? { after } : {}) } }, { signal })
        }
        onOpen={(row) => setOpened(row.id)}
        beside={
          <Button type="primary" onClick={() => setAct({ act: 'addMediator' })}>
            {m.acts.addMediator.title}
          </Button>
        }
        columns={[
          { head: m.personName, renderCell: (row) => row.name },
          { head: m.organisation, renderCell: (row) => row.organisation, fills: true },
          { head: m.kind, renderCell: (row) => (row.fullTime ? m.fullTime : m.partTime) },
          { head: m.specialities, renderCell: (row) => row.specialities.join('、') || '—', fills: true },
          { head: m.since, renderCell: (row) => dates.date(row.since) },
          { head: m.phone, renderCell: (row) => row.phoneMasked ?? '—' },
          {
            head: m.status,
            renderCell: (row) => (
              <span className={row.status === 'active' ? 'chip' : 'chip soon'}>{m.statuses[row.status]}</span>
            ),
          },
        ]}
      />
      {opened === undefined ? null : <MediatorDrawer id={opened} onClose={() => setOpened(undefined)} onAct={setAct} />}
      <AdminActSheet open={act} picks={picks} onClose={() => setAct(undefined)} />
    </>
  );
}

function useMediatorOfficers(): Pick[] {
  const list = useQuery({
    queryKey: ['admin', 'mediator-officers'],
    queryFn: ({ signal }) => listOfficers({ query: { role: 'mediator', limit: 100 } }, { signal }),
    staleTime: 60_000,
  });
  return (list.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} (${one.username})` }));
}

function MediatorDrawer(props: {
  readonly id: number;
  readonly onClose: () => void;
  readonly onAct: (act: OpenAct) => void;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const record = useQuery({
    queryKey: ['admin', 'mediator', props.id],
    queryFn: ({ signal }) => getMediator({ params: { id: props.id } }, { signal }),
  });
  const one = record.data;
  if (!one) return null;
  return (
    <RecordDrawer
      title={one.name}
      onClose={props.onClose}
      acts={one.acts}
      onAct={(act) =>
        props.onAct({
          act,
          on: { id: one.id, version: one.version },
          begin:
            act === 'reviseMediator'
              ? {
                  name: one.name,
                  organisationId: one.organisationId,
                  officerId: one.officerId ?? undefined,
                  fullTime: one.fullTime,
                  specialityWords: one.specialities.join('、'),
                  since: one.since,
                }
              : {},
        })
      }
      facts={[
        [m.organisation, one.organisation],
        [m.kind, one.fullTime ? m.fullTime : m.partTime],
        [m.specialities, one.specialities.join('、')],
        [m.since, dates.date(one.since)],
        [m.status, m.statuses[one.status]],
        [m.phone, one.phoneMasked ? <Phone id={one.id} masked={one.phoneMasked} /> : null],
      ]}
    />
  );
}

function Phone(props: { readonly id: number; readonly masked: string }): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () => revealMediatorPhone({ params: { id: props.id }, body: { reason: reason.trim() } }),
    gcTime: 0,
  });
  if (reveal.data) return <strong>{reveal.data.phone}</strong>;
  return (
    <form
      className="row-gap"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length >= 2) reveal.mutate();
      }}
    >
      {props.masked}
      <Input
        size="small"
        style={{ width: 180 }}
        aria-label={m.revealReason}
        placeholder={m.revealReason}
        maxLength={100}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" htmlType="submit" loading={reveal.isPending}>
        {m.reveal}
      </Button>
      {reveal.isError ? (
        <small className="fault" role="alert">
          {words(reveal.error)}
        </small>
      ) : null}
    </form>
  );
}
