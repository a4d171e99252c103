import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { roleNames, roles, type Role } from '../../../server/modules/people/roles.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { AdminActSheet, type OpenAct } from './admin-act.tsx';
import { AdminList } from './admin-list.tsx';
import { BreachPanel } from './breach-panel.tsx';
import { listOfficers } from './calls.ts';
import { ExcelPanel } from './excel-panel.tsx';
import { messages } from './messages.ts';
import { OfficerDrawer } from './officer-drawer.tsx';
import { TemporaryPassword } from './temporary-password.tsx';
import { useFixedPicks, useOrganisationPicks } from './use-picks.ts';

type OfficerRow = Awaited<ReturnType<typeof listOfficers>>['items'][number];

/** 人员岗位: the system administrator opens accounts and posts; the security administrator grants roles and passwords. */
export function OfficersPage(props: { readonly duty: 'system' | 'security' }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { language } = useLanguage();
  const [role, setRole] = useState<Role>();
  const [opened, setOpened] = useState<number>();
  const [act, setAct] = useState<OpenAct>();
  const [password, setPassword] = useState<string>();
  const picks = { ...useFixedPicks(), organisations: useOrganisationPicks() };
  const system = props.duty === 'system';
  return (
    <>
      <h1 className="page-title">{system ? m.pages.officers : m.securityTitle}</h1>
      {system ? <ExcelPanel sheet="officers" /> : <p className="quiet">{m.securityText}</p>}
      {system ? null : <BreachPanel />}
      <AdminList<OfficerRow>
        name="officers"
        label={m.pages.officers}
        keyOf={(row) => row.id}
        filters={[role]}
        fetch={({ q, after }, signal) =>
          listOfficers(
            { query: { limit: 50, ...(q ? { q } : {}), ...(after ? { after } : {}), ...(role ? { role } : {}) } },
            { signal },
          )
        }
        onOpen={(row) => setOpened(row.id)}
        beside={
          <>
            <Select<Role>
              aria-label={m.fields.roles.label}
              placeholder={m.fields.roles.label}
              allowClear
              style={{ width: 180 }}
              value={role ?? null}
              onChange={(next: Role | undefined) => setRole(next)}
              options={roles.map((one) => ({ value: one, label: roleNames[one][language] }))}
            />
            {system ? (
              <Button type="primary" onClick={() => setAct({ act: 'addOfficer' })}>
                {m.acts.addOfficer.title}
              </Button>
            ) : null}
          </>
        }
        columns={[
          { head: m.personName, renderCell: (row) => row.name },
          { head: m.username, renderCell: (row) => row.username },
          {
            head: m.posts,
            fills: true,
            renderCell: (row) =>
              row.posts.length === 0 ? (
                <span className="quiet">{m.noPosts}</span>
              ) : (
                row.posts
                  .map(
                    (post) =>
                      `${post.organisation} · ${post.roles.map((one) => roleNames[one][language]).join('、') || m.noRoles}`,
                  )
                  .join('; ')
              ),
          },
          {
            head: m.status,
            renderCell: (row) => (
              <>
                <span className={row.status === 'active' ? 'chip' : 'chip soon'}>{m.statuses[row.status]}</span>
                {row.locked ? <span className="chip late">{m.locked}</span> : null}
              </>
            ),
          },
          { head: m.lastSignIn, renderCell: (row) => (row.lastSignInAt ? dates.short(row.lastSignInAt) : m.never) },
        ]}
      />
      {opened === undefined ? null : (
        <OfficerDrawer id={opened} duty={props.duty} onClose={() => setOpened(undefined)} onAct={setAct} />
      )}
      <AdminActSheet
        open={act}
        picks={picks}
        onClose={() => setAct(undefined)}
        onDone={(reply) => {
          const given = reply as { temporaryPassword?: string; id?: number };
          if (given.temporaryPassword) setPassword(given.temporaryPassword);
          if (act?.act === 'addOfficer' && given.id !== undefined) setOpened(given.id);
        }}
      />
      {password ? <TemporaryPassword password={password} onClose={() => setPassword(undefined)} /> : null}
    </>
  );
}
