import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { urlOf } from '../../api/caller.ts';
import { send } from '../../api/send.ts';
import { useMessages } from '../shell/language.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { messages } from './list-messages.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/** 导出 Excel: the list as it is asked for, fetched so that a refusal is told in words and not as a page. */
export function ExcelButton(props: {
  readonly path?: string;
  readonly query?: object;
  /** Other words than «Excel». */
  readonly words?: string;
}): ReactNode {
  const m = useMessages(messages);
  const { message } = App.useApp();
  const words = useTroubleWords();
  const fetched = useMutation({
    mutationFn: async () => {
      const response = await send({
        method: 'GET',
        // Filters are texts and numbers.
        url: urlOf(props.path ?? '/api/matters/workbook', undefined, props.query as Query),
        headers: {},
        timeoutMs: 60_000,
        pauses: [],
      });
      save(await response.blob(), nameOf(response.headers.get('content-disposition')));
    },
    onError: (error) => void message.error(words(error)),
  });
  return (
    <Button size="small" loading={fetched.isPending} onClick={() => fetched.mutate()}>
      {props.words ?? m.excel}
    </Button>
  );
}

export function PrintButton(): ReactNode {
  const m = useMessages(messages);
  return (
    <Button size="small" onClick={() => window.print()}>
      {m.print}
    </Button>
  );
}

function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/u.exec(disposition ?? '')?.[1];
  return encoded === undefined ? 'anhe.xlsx' : decodeURIComponent(encoded);
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
