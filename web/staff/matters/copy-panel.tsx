import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useMessages, useWords } from '../shell/language.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { listCopyPanels } from './calls.ts';
import { ExcelButton } from './list-out.tsx';
import { messages } from './source-messages.ts';

/** 复制到外部系统: what must be typed over there, in its order; opened on purpose, for it leaves a trace. */
export function CopyPanel(props: { readonly number: string; readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const { message } = App.useApp();
  const { number } = props;
  const panels = useQuery({
    queryKey: ['matters', number, 'copy-panels'],
    queryFn: ({ signal }) => listCopyPanels({ params: { number } }, { signal }),
    gcTime: 0,
  });
  async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    void message.success(m.copied);
  }
  return (
    <Drawer open title={m.copyTitle} size={560} onClose={props.onClose}>
      <div className="stack">
        <p className="quiet">{m.copyText}</p>
        {panels.isPending ? <Loading rows={8} /> : null}
        {panels.isError ? <TroubleNote error={panels.error} retry={() => void panels.refetch()} /> : null}
        {panels.data?.panels.map((panel) => (
          <section key={panel.id} className="card stack-small" aria-label={say(panel.system)}>
            <div className="head-line">
              <h3>{say(panel.system)}</h3>
              <span className="push row-gap">
                <Button
                  size="small"
                  onClick={() => void copy(panel.fields.map((field) => field.value.replaceAll('\n', ' ')).join('\n'))}
                >
                  {m.copyAll}
                </Button>
                <ExcelButton
                  path={`/api/copy-panels/${panel.id}/workbook`}
                  query={{ numbers: number }}
                  words={m.excel}
                />
              </span>
            </div>
            <dl className="facts">
              {panel.fields.map((field) => (
                <Fragment key={field.label}>
                  <dt>{field.label}</dt>
                  <dd className="row-gap">
                    <span className="own-words">{field.value}</span>
                    {field.value ? (
                      <Button size="small" aria-label={m.copyOf(field.label)} onClick={() => void copy(field.value)}>
                        {m.copy}
                      </Button>
                    ) : null}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Drawer>
  );
}
