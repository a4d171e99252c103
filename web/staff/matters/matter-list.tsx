import { Button } from 'antd';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { lazyPart } from '../shell/lazy-part.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { useRoles } from '../shell/session.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { messages as listMessages } from './list-messages.ts';
import { MatterRows } from './matter-rows.tsx';
import { messages } from './messages.ts';
import type { MatterPage } from './use-matter-pages.ts';

const AssignSeveral = lazyPart(() => import('./assign-several.tsx'), 'AssignSeveral');

/** As many as are assigned at once. */
const mostAtOnce = 50;

/** The rows of a list with its states: loading, failed, empty, more. With `assigns` whoever assigns may choose several. */
export function MatterList(props: {
  readonly pages: UseInfiniteQueryResult<InfiniteData<MatterPage>>;
  readonly label: string;
  readonly empty: string;
  readonly assigns?: boolean;
}): ReactNode {
  const m = useMessages(messages);
  const list = useMessages(listMessages);
  const shell = useMessages(shellMessages);
  const roles = useRoles();
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState<readonly string[]>();
  const { pages } = props;
  if (pages.isPending) return <Loading rows={10} />;
  if (pages.isError && !pages.data) return <TroubleNote error={pages.error} retry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const mayAssign = props.assigns === true && (roles.includes('coordinator') || roles.includes('centre_head'));
  // What has left the list is chosen no more.
  const chosen = new Set([...held].filter((number) => rows.some((row) => row.number === number)));
  const selection = mayAssign ? { chosen, most: mostAtOnce, onChange: setHeld } : undefined;
  return (
    <>
      {pages.isError ? <TroubleNote error={pages.error} retry={() => void pages.refetch()} /> : null}
      {selection && rows.length > 0 ? (
        <div className="row-gap no-print" aria-live="polite">
          <Button
            size="small"
            type={chosen.size > 0 ? 'primary' : 'default'}
            disabled={chosen.size === 0}
            onClick={() => setAssigning([...chosen])}
          >
            {list.assignMany}
          </Button>
          {chosen.size > 0 ? (
            <>
              <small>{list.chosen(chosen.size)}</small>
              <Button size="small" type="link" onClick={() => setHeld(new Set())}>
                {list.letGo}
              </Button>
            </>
          ) : (
            <Button
              size="small"
              type="link"
              onClick={() => setHeld(new Set(rows.slice(0, mostAtOnce).map((row) => row.number)))}
            >
              {list.chooseAll}
            </Button>
          )}
        </div>
      ) : null}
      {rows.length === 0 ? (
        <Empty>{props.empty}</Empty>
      ) : (
        <MatterRows rows={rows} label={props.label} {...(selection ? { selection } : {})} />
      )}
      <div className="row-gap no-print">
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {shell.more}
          </Button>
        ) : null}
        {rows.length > 0 ? <small className="quiet">{m.shown(rows.length)}</small> : null}
      </div>
      {assigning ? (
        <Suspense>
          <AssignSeveral
            numbers={assigning}
            titleOf={(number) => rows.find((row) => row.number === number)?.title ?? null}
            onClose={() => setAssigning(undefined)}
            onAssigned={(numbers) => setHeld((before) => new Set([...before].filter((one) => !numbers.includes(one))))}
          />
        </Suspense>
      ) : null}
    </>
  );
}
