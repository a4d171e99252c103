import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Input, type InputRef, Modal, Popconfirm } from 'antd';
import { useId, useRef, useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { TroubleNote } from '../shell/states.tsx';
import { listSavedFilters, removeFilter, saveFilter, type SavedFilter } from './list-calls.ts';
import { messages } from './list-messages.ts';
import { type ListSearch, readListSearch, sameSearch } from './list-search.ts';

const filtersKey = ['matters', 'filters'] as const;

/** What the officer keeps; asked for once and then kept up to date by its own acts. */
export function useSavedFilters(): readonly SavedFilter[] | undefined {
  return useQuery({
    queryKey: filtersKey,
    queryFn: ({ signal }) => listSavedFilters({}, { signal }),
    staleTime: 300_000,
  }).data?.items;
}

/** 常用条件 as chips above the list: one press asks for it; the one in force is marked. */
export function SavedFilters(props: { readonly search: ListSearch }): ReactNode {
  const m = useMessages(messages);
  const queries = useQueryClient();
  const [naming, setNaming] = useState(false);
  const filters = useSavedFilters() ?? [];
  const { search } = props;
  const asked = Object.keys(search).length > 0;
  const inForce = filters.find((one) => sameSearch(readListSearch(one.query), search));
  const remove = useMutation({
    mutationFn: (id: string) => removeFilter({ params: { id }, body: {}, key: makeKey() }),
    onSuccess: (reply) => queries.setQueryData(filtersKey, reply),
  });
  if (filters.length === 0 && !asked) return null;
  return (
    <nav className="row-gap no-print" aria-label={m.kept}>
      {filters.length > 0 ? (
        <Link to="/matters" search={{ all: true }} className={asked ? 'chip' : 'chip info'}>
          {m.everything}
        </Link>
      ) : null}
      {filters.map((one) => (
        <span key={one.id} className={one === inForce ? 'chip info' : 'chip'}>
          <Link
            to="/matters"
            search={readListSearch(one.query)}
            aria-current={one === inForce ? 'true' : undefined}
            title={one.first ? m.keepIsFirst : undefined}
          >
            {one.first ? '★ ' : ''}
            {one.name}
          </Link>
          {one === inForce ? (
            <Popconfirm title={m.keepRemoveSure} onConfirm={() => remove.mutate(one.id)}>
              <button type="button" className="link-button" aria-label={m.keepRemove(one.name)}>
                ×
              </button>
            </Popconfirm>
          ) : null}
        </span>
      ))}
      {asked && !inForce ? (
        <Button type="link" size="small" onClick={() => setNaming(true)}>
          {m.keep}
        </Button>
      ) : null}
      {remove.isError ? <TroubleNote error={remove.error} /> : null}
      {naming ? <Naming search={search} onClose={() => setNaming(false)} /> : null}
    </nav>
  );
}

function Naming(props: { readonly search: ListSearch; readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const queries = useQueryClient();
  const id = useId();
  const field = useRef<InputRef>(null);
  const [name, setName] = useState('');
  const [first, setFirst] = useState(false);
  const [key] = useState(makeKey);
  const save = useMutation({
    mutationFn: () => saveFilter({ body: { name: name.trim(), query: props.search, first }, key }),
    onSuccess: (reply) => {
      queries.setQueryData(filtersKey, reply);
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={m.keepTitle}
      onCancel={props.onClose}
      okText={shell.save}
      cancelText={shell.cancel}
      okButtonProps={{ disabled: name.trim() === '', loading: save.isPending }}
      onOk={() => save.mutate()}
      afterOpenChange={(open) => open && field.current?.focus()}
      destroyOnHidden
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate();
        }}
      >
        <label htmlFor={id}>{m.keepName}</label>
        <Input
          ref={field}
          id={id}
          autoFocus
          maxLength={20}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Checkbox checked={first} onChange={(event) => setFirst(event.target.checked)}>
          {m.keepFirst}
        </Checkbox>
        <p className="quiet">{m.keepText}</p>
        {save.isError ? <TroubleNote error={save.error} /> : null}
      </form>
    </Modal>
  );
}
