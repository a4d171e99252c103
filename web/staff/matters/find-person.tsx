import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { Empty, TroubleNote } from '../shell/states.tsx';
import { findMattersOfPerson } from './calls.ts';
import { MatterRows } from './matter-rows.tsx';
import { messages } from './messages.ts';

/** Matters of a person by name or telephone: needs a reason, stays within what the post may see, and the person sees it. */
export function FindPerson(props: { readonly onClose: () => void }): ReactNode {
  const m = useMessages(messages);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const find = useMutation({
    mutationFn: () =>
      findMattersOfPerson({
        body: {
          ...(name.trim() ? { name: name.trim() } : {}),
          ...(phone.trim() ? { phone: phone.trim() } : {}),
          reason: reason.trim(),
        },
      }),
  });
  const ready = (name.trim().length >= 2 || phone.trim() !== '') && reason.trim().length >= 2;
  return (
    <Drawer open title={m.findPerson} size={1080} onClose={props.onClose}>
      <div className="stack">
        <p className="note info">{m.findPersonText}</p>
        <form
          className="form narrow"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) find.mutate();
          }}
        >
          <Field label={m.findName}>
            {(ties) => (
              <Input
                {...ties}
                autoFocus
                maxLength={50}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label={m.findPhone}>
            {(ties) => (
              <Input
                {...ties}
                inputMode="tel"
                maxLength={30}
                value={phone}
                onChange={(event) => setPhone(event.target.value)}
              />
            )}
          </Field>
          <Field label={m.findReason} required>
            {(ties) => (
              <Input {...ties} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={find.isPending}>
            {m.find}
          </Button>
        </form>
        {find.isError ? <TroubleNote error={find.error} /> : null}
        {find.data?.items.length === 0 ? <Empty>{m.foundNone}</Empty> : null}
        {find.data && find.data.items.length > 0 ? <MatterRows rows={find.data.items} label={m.find} /> : null}
      </div>
    </Drawer>
  );
}
