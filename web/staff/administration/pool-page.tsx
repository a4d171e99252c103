import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { roleNames, type Role } from '../../../server/modules/people/roles.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { ExcelButton } from '../matters/list-out.tsx';
import { AdminActSheet, type OpenAct } from './admin-act.tsx';
import { AdminList } from './admin-list.tsx';
import { listOfficers, listPoolMembers } from './calls.ts';
import { messages } from './messages.ts';
import { useTownshipPicks } from './use-picks.ts';

type Member = Awaited<ReturnType<typeof listPoolMembers>>['items'][number];

/** 审核回访人员库: posts of other townships that check and follow up for a small one, each with its days. */
export function PoolPage(): ReactNode {
  const m = useMessages(messages);
  const p = m.pool;
  const dates = useDates();
  const { language } = useLanguage();
  const [act, setAct] = useState<OpenAct>();
  const checkerPosts = useCheckerPosts();
  const townships = useTownshipPicks();
  const standing = (row: Member): string => (row.valid ? p.now : row.acts.length > 0 ? p.later : p.over);
  return (
    <>
      <h1 className="page-title">{m.securityPages.pool}</h1>
      <p className="quiet">{p.text}</p>
      <AdminList<Member>
        name="pool"
        label={m.securityPages.pool}
        keyOf={(row) => row.id}
        searchable={false}
        empty={p.none}
        fetch={async (_, signal) => ({ ...(await listPoolMembers({}, { signal })), next: null })}
        beside={
          <>
            <Button type="primary" onClick={() => setAct({ act: 'namePoolMember' })}>
              {m.acts.namePoolMember.title}
            </Button>
            <ExcelButton path="/api/admin/pool/workbook" />
          </>
        }
        columns={[
          { head: p.area, renderCell: (row) => <strong>{row.area}</strong> },
          {
            head: p.who,
            fills: true,
            renderCell: (row) =>
              `${row.officer} · ${row.organisation} · ${row.roles.map((one) => roleNames[one as Role][language]).join('、') || m.noRoles}`,
          },
          { head: p.from, renderCell: (row) => dates.date(row.validFrom) },
          { head: p.until, renderCell: (row) => (row.validTo ? dates.date(row.validTo) : p.open) },
          {
            head: m.status,
            renderCell: (row) => <span className={row.valid ? 'chip good' : 'chip soon'}>{standing(row)}</span>,
          },
          {
            head: m.acts.endPoolMember.button,
            quietHead: true,
            renderCell: (row) =>
              row.acts.includes('endPoolMember') ? (
                <Button
                  size="small"
                  aria-label={p.endOf(row.officer)}
                  onClick={() => setAct({ act: 'endPoolMember', on: { id: row.id, version: row.version } })}
                >
                  {m.acts.endPoolMember.button}
                </Button>
              ) : null,
          },
        ]}
      />
      <AdminActSheet open={act} picks={{ checkerPosts, townships }} onClose={() => setAct(undefined)} />
    </>
  );
}

/** Posts that may check or follow up. */
function useCheckerPosts(): { value: number; label: string }[] {
  const { language } = useLanguage();
  const list = useQuery({
    queryKey: ['admin', 'officers', 'checkers'],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        (['checker', 'follow_up', 'centre_head'] as const).map((role) =>
          listOfficers({ query: { role, status: 'active', limit: 100 } }, { signal }),
        ),
      );
      return pages.flatMap((page) => page.items);
    },
  });
  const posts = new Map<number, string>();
  for (const officer of list.data ?? []) {
    for (const post of officer.posts) {
      if (!post.roles.some((role) => role === 'checker' || role === 'follow_up' || role === 'centre_head')) continue;
      const roles = post.roles.map((one) => roleNames[one][language]).join('、');
      posts.set(post.id, `${officer.name} · ${post.organisation} · ${roles}`);
    }
  }
  return [...posts].map(([value, label]) => ({ value, label }));
}
