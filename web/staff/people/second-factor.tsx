import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { meKey, useMe } from '../shell/session.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { confirmSecondFactor, dropSecondFactor, startSecondFactor } from './calls.ts';
import { messages } from './messages.ts';
import { CodeForm, CurrentPasswordField, EnrolStep } from './sign-in-parts.tsx';

/** Sets up or gives up the one-time code of one's own account. */
export function SecondFactor(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  return (
    <section className="card stack" aria-labelledby="account-factor">
      <h2 id="account-factor">{m.secondFactorSection}</h2>
      <p className="quiet">{me.secondFactor ? m.secondFactorOn : m.secondFactorOff}</p>
      {me.secondFactorRequired ? <p>{m.secondFactorMust}</p> : null}
      {me.secondFactor ? me.secondFactorRequired ? null : <Drop /> : <Enrol />}
    </section>
  );
}

function Enrol(): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const start = useMutation({ mutationFn: () => startSecondFactor({ body: { password } }) });
  const confirm = useMutation({
    mutationFn: (code: string) => confirmSecondFactor({ body: { ticket: start.data?.ticket ?? '', totp: code } }),
    onSuccess: () => {
      void message.success(m.enrolled);
      void queries.invalidateQueries({ queryKey: meKey });
    },
  });
  if (start.data)
    return (
      <div className="narrow">
        <EnrolStep
          within
          secret={start.data.secret}
          uri={start.data.uri}
          busy={confirm.isPending}
          error={confirm.error}
          onCode={(code) => confirm.mutate(code)}
        />
      </div>
    );
  return (
    <form
      className="form narrow"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Field label={m.currentPassword} required fault={start.isError ? words(start.error) : undefined}>
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="current-password"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={start.isPending} disabled={!password}>
        {m.enrol}
      </Button>
    </form>
  );
}

function Drop(): ReactNode {
  const m = useMessages(messages);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const drop = useMutation({
    mutationFn: (totp: string) => dropSecondFactor({ body: { password, totp } }),
    onSuccess: () => {
      void message.success(m.dropped);
      void queries.invalidateQueries({ queryKey: meKey });
    },
  });
  return (
    <div className="form narrow">
      <CurrentPasswordField value={password} onChange={setPassword} />
      <CodeForm button={m.drop} busy={drop.isPending} error={drop.error} onCode={(totp) => drop.mutate(totp)} />
    </div>
  );
}
