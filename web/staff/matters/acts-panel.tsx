import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { messages as sheetMessages } from '../acts/messages.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { messages as actMessages } from './act-messages.ts';
import { actOfKey, keyOfAct } from './act-keys.ts';
import { orderActs } from './act-sheets.ts';
import type { MatterView } from './calls.ts';
import { messages } from './messages.ts';

/** 可以做: the acts that the server offers; a letter does each. After an act the next one is focused. */
export function ActsPanel(props: { readonly matter: MatterView; readonly sheetOpen: boolean }): ReactNode {
  const m = useMessages(messages);
  const a = useMessages(actMessages);
  const sheet = useMessages(sheetMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const first = useRef<HTMLButtonElement>(null);
  const { matter } = props;
  const offered = matter.acts;
  const { main, more } = orderActs(offered);
  const mediation = matter.mayStartProcedure || matter.procedure?.kind === 'mediation';

  const version = useRef(matter.version);
  useEffect(() => {
    if (version.current !== matter.version && !props.sheetOpen) first.current?.focus();
    if (!props.sheetOpen) version.current = matter.version;
  }, [matter.version, props.sheetOpen]);

  function open(act: string): void {
    void navigate({ to: '.', search: (before) => ({ ...before, act }) });
  }

  const { sheetOpen } = props;
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (sheetOpen || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      // Letters typed into a field are letters; only on the page itself do they act.
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [role=dialog], [role=combobox]')
      )
        return;
      const act = actOfKey(event.key, offered, language);
      if (!act) return;
      event.preventDefault();
      void navigate({ to: '.', search: (before) => ({ ...before, act }) });
    }
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [offered, language, navigate, sheetOpen]);

  return (
    <section className="card stack no-print" aria-labelledby="matter-acts">
      <h2 id="matter-acts">{m.canDo}</h2>
      <p className="quiet">
        {main.length === 0 && !mediation ? m.canDoNothing : null} <NextStep matter={matter} />
      </p>
      <div className="act-buttons">
        {main.map((act, i) => {
          const key = keyOfAct(act, language);
          return (
            <Button
              key={act}
              ref={i === 0 ? first : null}
              type={i === 0 ? 'primary' : 'default'}
              onClick={() => open(act)}
              aria-keyshortcuts={key}
            >
              {a.acts[act].title}
              {key ? (
                <kbd aria-hidden="true" title={sheet.letter(key.toUpperCase())}>
                  {key.toUpperCase()}
                </kbd>
              ) : null}
            </Button>
          );
        })}
        {mediation ? (
          <Button onClick={() => void navigate({ to: '.', search: { tab: 'mediation' } })}>{m.tabs.mediation}</Button>
        ) : null}
      </div>
      {more.length > 0 ? (
        <details>
          <summary>{m.canDoMore}</summary>
          <div className="act-buttons">
            {more.map((act) => (
              <Button key={act} size="small" onClick={() => open(act)}>
                {a.acts[act].title}
              </Button>
            ))}
          </div>
        </details>
      ) : null}
    </section>
  );
}

/** 下一步由谁办: said to whoever looks and cannot do it himself. */
function NextStep(props: { readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const { next, acts } = props.matter;
  // Asking the parties leads to closing: whoever may ask is at work.
  const own = next?.act === 'closeMatter' ? ['closeMatter', 'recordFollowUp'] : [next?.act];
  if (!next || own.some((act) => act !== undefined && acts.includes(act))) return null;
  return next.act === 'designateBody' ? m.nextDesignate(next.bounces) : m.nextSteps[next.act];
}
