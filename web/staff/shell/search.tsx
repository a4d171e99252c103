import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useDeferredValue, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isMatterNumber } from '../../../server/kernel/matter-number.ts';
import { listMatters } from '../matters/calls.ts';
import { useMessages } from './language.tsx';
import { messages } from './messages.ts';
import { isMeant } from './pages.ts';
import { partsFor } from './parts.ts';
import { useMe } from './session.tsx';
import { usePlaces } from './use-places.ts';

interface Find {
  readonly key: string;
  readonly words: string;
  readonly beside: string;
  readonly go: () => void;
}

/** Ctrl-K: a number opens its matter, words list the matters that hold them, a name opens its page. */
export function Search(props: { readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const finds = useFinds(text.trim(), props.onClose);
  const chosen = finds[Math.min(at, finds.length - 1)];

  function press(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (finds.length === 0 ? 0 : (Math.min(now, finds.length - 1) + step + finds.length) % finds.length));
    }
    if (event.key === 'Enter' && chosen && !event.nativeEvent.isComposing) {
      event.preventDefault();
      chosen.go();
    }
  }

  return (
    <Modal
      open
      onCancel={props.onClose}
      // The dialog exists for this field alone; while it opens, it gives the focus to its own first button.
      afterOpenChange={(open) => open && field.current?.focus()}
      footer={null}
      title={m.search}
      width={560}
      destroyOnHidden
    >
      <input
        ref={field}
        autoFocus
        className="native-field"
        role="combobox"
        aria-expanded={finds.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
        aria-label={m.searchLong}
        placeholder={m.searchLong}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <ul className="plain-list finds" role="listbox" id={`${id}-list`} aria-label={m.search}>
        {finds.map((find) => (
          <li
            key={find.key}
            id={`${id}-${find.key}`}
            role="option"
            aria-selected={find === chosen}
            className={find === chosen ? 'find chosen' : 'find'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={find.go}
          >
            <span>{find.words}</span>
            <small className="quiet">{find.beside}</small>
          </li>
        ))}
      </ul>
      {finds.length === 0 && text.trim() ? <p className="quiet">{m.searchNothing}</p> : null}
    </Modal>
  );
}

function useFinds(text: string, close: () => void): Find[] {
  const m = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const places = usePlaces();
  const q = useDeferredValue(text);
  const mattersSeen = me.shows.includes('matters') || me.shows.includes('figures');
  const found = useQuery({
    queryKey: ['matters', 'search', q],
    queryFn: ({ signal }) => listMatters({ query: { q, limit: 8 } }, { signal, pauses: [] }),
    enabled: mattersSeen && q.length >= 2 && !isMatterNumber(q),
    placeholderData: (before) => before,
  });

  function then(go: () => Promise<void>): () => void {
    return () => {
      close();
      void go();
    };
  }

  const open = (number: string): (() => void) => then(() => navigate({ to: '/matters/$number', params: { number } }));
  const finds: Find[] = [];
  if (mattersSeen && isMatterNumber(text)) {
    finds.push({ key: 'number', words: m.searchOpen(text), beside: m.searchMatters, go: open(text) });
  } else if (q.length >= 2 && mattersSeen) {
    for (const row of found.data?.items ?? []) {
      finds.push({ key: row.number, words: row.title ?? row.number, beside: row.number, go: open(row.number) });
    }
    finds.push({
      key: 'list',
      words: m.searchAll(text),
      beside: m.searchMatters,
      go: then(() => navigate({ to: '/matters', search: { q: text } })),
    });
  }
  for (const { part, to } of partsFor(me.shows)) {
    const name = m[part as keyof typeof m] as string;
    if (text === '' || isMeant(text, name))
      finds.push({ key: part, words: name, beside: m.searchPages, go: then(() => navigate({ to })) });
  }
  // Pages beneath a part come when they are asked for: unasked they would bury the parts.
  if (text !== '')
    for (const { key, words, also, beside, go } of places)
      if (isMeant(text, words, also)) finds.push({ key, words, beside, go: then(go) });
  return finds;
}
