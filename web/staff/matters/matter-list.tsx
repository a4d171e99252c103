import { Button } from 'antd';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { MatterRows } from './matter-rows.tsx';
import { messages } from './messages.ts';
import type { MatterPage } from './use-matter-pages.ts';

/** The rows of a list with its states: loading, failed, empty, more. */
export function MatterList(props: {
  readonly pages: UseInfiniteQueryResult<InfiniteData<MatterPage>>;
  readonly label: string;
  readonly empty: string;
}): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const { pages } = props;
  if (pages.isPending) return <Loading rows={10} />;
  if (pages.isError && !pages.data) return <TroubleNote error={pages.error} retry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {pages.isError ? <TroubleNote error={pages.error} retry={() => void pages.refetch()} /> : null}
      {rows.length === 0 ? <Empty>{props.empty}</Empty> : <MatterRows rows={rows} label={props.label} />}
      <div className="row-gap no-print">
        {pages.hasNextPage ? (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {shell.more}
          </Button>
        ) : null}
        {rows.length > 0 ? <small className="quiet">{m.shown(rows.length)}</small> : null}
      </div>
    </>
  );
}
