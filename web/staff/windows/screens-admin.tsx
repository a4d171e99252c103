import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { messages as administrationMessages } from '../administration/messages.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { useDates } from '../shell/dates.ts';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { endScreen, listScreens, makeScreen } from './calls.ts';
import { useHallPicks } from './hall-picks.ts';
import { messages } from './messages.ts';

type Screen = Awaited<ReturnType<typeof listScreens>>['items'][number];

/** 叫号屏: each with an address of its own, shown once. */
export function ScreensAdmin(): ReactNode {
  const a = useMessages(administrationMessages);
  const m = useMessages(messages).admin;
  const list = useQuery({
    queryKey: ['admin', 'screens'],
    queryFn: ({ signal }) => listScreens({}, { signal }),
  });
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{a.pages.screens}</h1>
        <span className="push">
          <ExcelButton path="/api/admin/screens/workbook" />
        </span>
      </div>
      <p className="quiet">{m.screensText}</p>
      <NewScreen />
      {list.isPending ? <Loading /> : null}
      {list.isError ? <TroubleNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <Empty>{m.screenNone}</Empty> : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="table-scroll">
          <table className="rows cards" aria-label={a.pages.screens}>
            <thead>
              <tr>
                <th scope="col">{m.centre}</th>
                <th scope="col">{m.screenName}</th>
                <th scope="col">{m.madeAt}</th>
                <th scope="col">{a.status}</th>
                <th scope="col">
                  <span className="only-read">{m.screenEnd}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((one) => (
                <ScreenRow key={one.id} screen={one} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

function NewScreen(): ReactNode {
  const m = useMessages(messages).admin;
  const queries = useQueryClient();
  const { centres } = useHallPicks();
  const [chosen, setChosen] = useState<number>();
  const [name, setName] = useState('');
  const [key, setKey] = useState(makeKey);
  const centreId = chosen ?? (centres[0] ? Number(centres[0].value) : undefined);
  const make = useMutation({
    mutationFn: (id: number) => makeScreen({ body: { centreId: id, name: name.trim() }, key }),
    onSuccess: () => {
      setKey(makeKey());
      setName('');
      void queries.invalidateQueries({ queryKey: ['admin', 'screens'] });
    },
  });
  return (
    <form
      className="card stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (centreId !== undefined && name.trim()) make.mutate(centreId);
      }}
    >
      <div className="filters">
        <Field label={m.centre} required>
          {(ties) => (
            <Select<number>
              {...ties}
              style={{ minWidth: 220 }}
              value={centreId ?? null}
              onChange={setChosen}
              options={centres.map((one) => ({ value: Number(one.value), label: one.label }))}
            />
          )}
        </Field>
        <Field label={m.screenName} required>
          {(ties) => <Input {...ties} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Button type="primary" htmlType="submit" loading={make.isPending} disabled={!name.trim()}>
          {m.screenMake}
        </Button>
      </div>
      {make.isError ? <TroubleNote error={make.error} /> : null}
      {make.data ? (
        <p className="note info" role="status">
          {m.screenMade} <code className="code">{`${window.location.origin}/screen#${make.data.token}`}</code>
        </p>
      ) : null}
    </form>
  );
}

function ScreenRow(props: { readonly screen: Screen }): ReactNode {
  const m = useMessages(messages).admin;
  const dates = useDates();
  const queries = useQueryClient();
  const { screen } = props;
  const [key] = useState(makeKey);
  const end = useMutation({
    mutationFn: () => endScreen({ params: { id: screen.id }, body: {}, seen: screen.version, key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'screens'] }),
  });
  return (
    <tr>
      <td>{screen.centreName}</td>
      <td className="wrap">{screen.name}</td>
      <td>{dates.dateTime(screen.madeAt)}</td>
      <td>{screen.endedAt ? m.screenEnded : m.screenUsed}</td>
      <td>
        {screen.acts.includes('endScreen') ? (
          <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>
            {m.screenEnd}
          </Button>
        ) : null}
        {end.isError ? <TroubleNote error={end.error} /> : null}
      </td>
    </tr>
  );
}
