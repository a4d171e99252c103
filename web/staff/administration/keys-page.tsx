import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { roleNames, type Role } from '../../../server/modules/people/roles.ts';
import { ExcelButton } from '../matters/list-out.tsx';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { AdminActSheet, type OpenAct } from './admin-act.tsx';
import { AdminList } from './admin-list.tsx';
import { listApiKeys, listOfficers } from './calls.ts';
import { messages } from './messages.ts';
import { ShownOnce } from './temporary-password.tsx';

type Key = Awaited<ReturnType<typeof listApiKeys>>['items'][number];

/** 接口密钥: made for accounts that nobody signs in to, shown once, ended at once. */
export function KeysPage(): ReactNode {
  const m = useMessages(messages);
  const k = m.keys;
  const dates = useDates();
  const { language } = useLanguage();
  const [act, setAct] = useState<OpenAct>();
  const [made, setMade] = useState<string>();
  const programmePosts = useProgrammePosts();
  return (
    <>
      <h1 className="page-title">{m.securityPages.keys}</h1>
      <p className="quiet">{k.text}</p>
      <AdminList<Key>
        name="api-keys"
        label={m.securityPages.keys}
        keyOf={(row) => row.id}
        searchable={false}
        empty={k.none}
        fetch={async (_, signal) => ({ ...(await listApiKeys({}, { signal })), next: null })}
        beside={
          <>
            <Button type="primary" onClick={() => setAct({ act: 'makeApiKey' })}>
              {m.acts.makeApiKey.title}
            </Button>
            <ExcelButton path="/api/admin/api-keys/workbook" />
          </>
        }
        columns={[
          { head: k.programme, renderCell: (row) => <strong>{row.name}</strong> },
          {
            head: k.account,
            fills: true,
            renderCell: (row) =>
              `${row.organisation} · ${row.account} · ${row.roles.map((one) => roleNames[one as Role][language]).join('、') || m.noRoles}`,
          },
          { head: k.madeAt, renderCell: (row) => dates.dateTime(row.madeAt) },
          { head: k.endsOn, renderCell: (row) => dates.date(row.endsOn) },
          {
            head: m.status,
            renderCell: (row) => (
              <span className={row.valid ? 'chip good' : 'chip soon'}>
                {row.endedAt ? k.ended(dates.date(row.endedAt)) : row.valid ? k.valid : k.over}
              </span>
            ),
          },
          {
            head: m.acts.endApiKey.button,
            quietHead: true,
            renderCell: (row) =>
              row.acts.includes('endApiKey') ? (
                <Button
                  size="small"
                  aria-label={k.endOf(row.name)}
                  onClick={() => setAct({ act: 'endApiKey', on: { id: row.id, version: row.version } })}
                >
                  {m.acts.endApiKey.button}
                </Button>
              ) : null,
          },
        ]}
      />
      <AdminActSheet
        open={act}
        picks={{ programmePosts }}
        onClose={() => setAct(undefined)}
        onDone={(reply) => setMade((reply as { key?: string }).key)}
      />
      {made ? <ShownOnce title={k.made} text={k.madeText} secret={made} onClose={() => setMade(undefined)} /> : null}
    </>
  );
}

/** Posts of accounts without a password that nobody has signed in to. */
function useProgrammePosts(): { value: number; label: string }[] {
  const m = useMessages(messages);
  const { language } = useLanguage();
  const list = useQuery({
    queryKey: ['admin', 'officers', 'programmes'],
    // All of them: the account that was opened last stands last.
    queryFn: async ({ signal }) => {
      const found: Awaited<ReturnType<typeof listOfficers>>['items'][number][] = [];
      for (let after: string | null = ''; after !== null;) {
        const query = { nobodySignsIn: 'true', status: 'active', limit: 100, ...(after ? { after } : {}) } as const;
        const page: Awaited<ReturnType<typeof listOfficers>> = await listOfficers({ query }, { signal });
        found.push(...page.items);
        after = page.next;
      }
      return found;
    },
  });
  return (list.data ?? []).flatMap((officer) =>
    officer.posts.map((post) => ({
      value: post.id,
      label: `${officer.name} · ${post.organisation} · ${post.roles.map((one) => roleNames[one][language]).join('、') || m.noRoles}`,
    })),
  );
}
