import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  organisationKindNames,
  organisationKinds,
  type OrganisationKind,
} from '../../../server/modules/people/organisation.ts';
import { listOrganisations } from '../people/calls.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { AdminActSheet, type OpenAct } from './admin-act.tsx';
import { AdminList } from './admin-list.tsx';
import { getOrganisation } from './calls.ts';
import { ExcelPanel } from './excel-panel.tsx';
import { messages } from './messages.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { useAreaPicks, useFixedPicks, useOrganisationPicks } from './use-picks.ts';

type OrganisationRow = Awaited<ReturnType<typeof listOrganisations>>['items'][number];

/** 机构: the directory that every officer chooses from. */
export function OrganisationsPage(): ReactNode {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const [kind, setKind] = useState<OrganisationKind>();
  const [ended, setEnded] = useState(false);
  const [opened, setOpened] = useState<number>();
  const [act, setAct] = useState<OpenAct>();
  const fixed = useFixedPicks();
  const picks = { ...fixed, areas: useAreaPicks(), organisations: useOrganisationPicks() };
  return (
    <>
      <h1 className="page-title">{m.pages.organisations}</h1>
      <ExcelPanel sheet="organisations" />
      <AdminList<OrganisationRow>
        name="organisations"
        label={m.pages.organisations}
        keyOf={(row) => row.id}
        filters={[kind, ended]}
        fetch={({ q, after }, signal) =>
          listOrganisations(
            {
              query: {
                limit: 100,
                ...(q ? { q } : {}),
                ...(after ? { after } : {}),
                ...(kind ? { kind } : {}),
                ...(ended ? { ended: 'true' } : {}),
              },
            },
            { signal },
          )
        }
        onOpen={(row) => setOpened(row.id)}
        beside={
          <>
            <Select<OrganisationKind>
              aria-label={m.kind}
              placeholder={m.kind}
              allowClear
              style={{ width: 180 }}
              value={kind ?? null}
              onChange={(next: OrganisationKind | undefined) => setKind(next)}
              options={organisationKinds.map((one) => ({ value: one, label: organisationKindNames[one][language] }))}
            />
            <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>
              {m.showEnded}
            </Checkbox>
            <Button type="primary" onClick={() => setAct({ act: 'addOrganisation' })}>
              {m.acts.addOrganisation.title}
            </Button>
          </>
        }
        columns={[
          { head: m.name, renderCell: (row) => row.name, fills: true },
          { head: m.shortName, renderCell: (row) => row.shortName },
          { head: m.kind, renderCell: (row) => organisationKindNames[row.kind][language] },
          { head: m.area, renderCell: (row) => row.areaName },
          { head: m.telephone, renderCell: (row) => row.telephone ?? '—' },
        ]}
      />
      {opened === undefined ? null : (
        <OrganisationDrawer id={opened} onClose={() => setOpened(undefined)} onAct={setAct} />
      )}
      <AdminActSheet open={act} picks={picks} onClose={() => setAct(undefined)} />
    </>
  );
}

function OrganisationDrawer(props: {
  readonly id: number;
  readonly onClose: () => void;
  readonly onAct: (act: OpenAct) => void;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { language } = useLanguage();
  const record = useQuery({
    queryKey: ['admin', 'organisation', props.id],
    queryFn: ({ signal }) => getOrganisation({ params: { id: props.id } }, { signal }),
  });
  const body = record.data;
  if (!body) return null;
  return (
    <RecordDrawer
      title={body.name}
      onClose={props.onClose}
      acts={body.acts}
      onAct={(act) =>
        props.onAct({
          act,
          on: { id: body.id, version: body.version },
          begin:
            act === 'reviseOrganisation'
              ? {
                  name: body.name,
                  shortName: body.shortName,
                  areaId: body.areaId,
                  parentId: body.parentId ?? undefined,
                  level: body.level === 'industry' ? 'industry' : undefined,
                  telephone: body.telephone ?? '',
                  address: body.address ?? '',
                }
              : {},
        })
      }
      facts={[
        [m.kind, organisationKindNames[body.kind][language]],
        [m.level, m.levels[body.level]],
        [m.shortName, body.shortName],
        [m.area, body.areaName],
        [m.parent, body.parentName],
        [m.telephone, body.telephone],
        [m.address, body.address],
        [m.validFrom, dates.date(body.validFrom)],
        [m.ended, body.validTo ? dates.date(body.validTo) : null],
        [m.successor, body.successor?.name],
      ]}
    />
  );
}
