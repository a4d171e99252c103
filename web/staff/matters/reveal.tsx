import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { Field } from '../shell/field.tsx';
import { Icon } from '../shell/icons.tsx';
import { useMessages } from '../shell/language.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { revealField } from './calls.ts';
import { messages } from './messages.ts';

type RevealedField = Parameters<typeof revealField>[0]['body']['field'];

/** A masked value with an eye; the eye asks why, in a word or two, and the person sees the answer. */
export function Masked(props: {
  readonly number: string;
  readonly partyId: string;
  readonly field: RevealedField;
  readonly label: string;
  readonly masked: string;
}): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    mutationFn: () =>
      revealField({
        params: { number: props.number, partyId: props.partyId },
        body: { field: props.field, reason: reason.trim() },
      }),
    onSuccess: () => setOpen(false),
    gcTime: 0,
  });
  if (reveal.data)
    return (
      <span>
        {reveal.data.value}{' '}
        <button type="button" className="link-button" onClick={() => reveal.reset()}>
          {m.revealHide}
        </button>
      </span>
    );
  return (
    <span>
      {props.masked}{' '}
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        title={m.revealTitle(props.label)}
        destroyOnHidden
        content={
          <form
            className="form narrow"
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim().length >= 2) reveal.mutate();
            }}
          >
            <p className="quiet">{m.revealText}</p>
            <Field label={m.revealReason} required fault={reveal.isError ? words(reveal.error) : undefined}>
              {(ties) => (
                <Input
                  {...ties}
                  autoFocus
                  maxLength={100}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            <Button
              size="small"
              type="primary"
              htmlType="submit"
              loading={reveal.isPending}
              disabled={reason.trim().length < 2}
            >
              {m.reveal}
            </Button>
          </form>
        }
      >
        <button type="button" className="link-button" aria-label={m.revealTitle(props.label)}>
          <Icon name="eye" /> {m.reveal}
        </button>
      </Popover>
    </span>
  );
}
