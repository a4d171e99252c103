import { Button, Input } from 'antd';
import { renderSVG } from 'uqr';
import { useState, type ReactNode } from 'react';
import { passwordRules } from '../../../server/modules/people/password-rules.ts';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { messages } from './messages.ts';
import { inFours } from './sign-in-steps.ts';

interface StepProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onStartOver?: () => void;
}

/** Asks who is signed in already for the password once more. */
export function CurrentPasswordField(props: {
  readonly value: string;
  readonly onChange: (password: string) => void;
}): ReactNode {
  const m = useMessages(messages);
  return (
    <Field label={m.currentPassword} required>
      {(ties) => (
        <Input.Password
          {...ties}
          autoComplete="current-password"
          maxLength={200}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function CodeStep(props: StepProps & { readonly onCode: (totp: string) => void }): ReactNode {
  const m = useMessages(messages);
  return (
    <div className="form">
      <h1 className="page-title">{m.codeTitle}</h1>
      <p>{m.codeText}</p>
      <CodeForm {...props} />
    </div>
  );
}

/** Shows the secret once, as QR and as text, and asks for a first code. */
export function EnrolStep(
  props: StepProps & {
    readonly secret: string;
    readonly uri: string;
    readonly onCode: (totp: string) => void;
    /** Within a page that has its own heading. */
    readonly within?: boolean;
  },
): ReactNode {
  const m = useMessages(messages);
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(props.uri, { border: 2 }))}`;
  return (
    <div className="form">
      {props.within ? <h3>{m.enrolTitle}</h3> : <h1 className="page-title">{m.enrolTitle}</h1>}
      <p>{m.enrolText}</p>
      <img src={picture} width={200} height={200} alt={m.qrLabel} />
      <dl className="facts">
        <dt>{m.secret}</dt>
        <dd>
          <code>{inFours(props.secret)}</code>
        </dd>
      </dl>
      <CodeForm {...props} />
    </div>
  );
}

export function CodeForm(
  props: StepProps & { readonly button?: string; readonly onCode: (totp: string) => void },
): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const [code, setCode] = useState('');
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onCode(code);
      }}
    >
      <Field label={m.code} required fault={props.error ? words(props.error) : undefined}>
        {(ties) => (
          <Input
            {...ties}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value.replaceAll(/\D/gu, ''))}
          />
        )}
      </Field>
      <div className="row-gap">
        <Button type="primary" htmlType="submit" loading={props.busy} disabled={code.length !== 6}>
          {props.button ?? m.goOn}
        </Button>
        {props.onStartOver ? <Button onClick={props.onStartOver}>{m.startOver}</Button> : null}
      </div>
    </form>
  );
}

export function NewPasswordStep(
  props: StepProps & { readonly why: 'first' | 'expired'; readonly onPassword: (password: string) => void },
): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const differ = again !== '' && first !== again;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (first === again) props.onPassword(first);
      }}
    >
      <h1 className="page-title">{m.newPasswordTitle}</h1>
      <p>{props.why === 'first' ? m.newPasswordFirst : m.newPasswordExpired}</p>
      <NewPasswordFields
        first={first}
        again={again}
        onFirst={setFirst}
        onAgain={setAgain}
        fault={props.error ? words(props.error) : undefined}
      />
      <div className="row-gap">
        <Button type="primary" htmlType="submit" loading={props.busy} disabled={!first || !again || differ}>
          {m.goOn}
        </Button>
        {props.onStartOver ? <Button onClick={props.onStartOver}>{m.startOver}</Button> : null}
      </div>
    </form>
  );
}

export function NewPasswordFields(props: {
  readonly first: string;
  readonly again: string;
  readonly onFirst: (text: string) => void;
  readonly onAgain: (text: string) => void;
  readonly fault?: string | undefined;
}): ReactNode {
  const m = useMessages(messages);
  return (
    <>
      <Field
        label={m.newPassword}
        required
        help={m.passwordRules({
          least: passwordRules.least,
          kinds: passwordRules.kinds,
          former: passwordRules.formerKept,
        })}
        fault={props.fault}
      >
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="new-password"
            maxLength={200}
            value={props.first}
            onChange={(event) => props.onFirst(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={m.newPasswordAgain}
        required
        fault={props.again !== '' && props.first !== props.again ? m.passwordsDiffer : undefined}
      >
        {(ties) => (
          <Input.Password
            {...ties}
            autoComplete="new-password"
            maxLength={200}
            value={props.again}
            onChange={(event) => props.onAgain(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}
