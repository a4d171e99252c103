import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { readCentre } from '../../ui/centre.ts';
import { CallTrouble } from '../../api/trouble.ts';
import { Field } from '../shell/field.tsx';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { noteSignedIn } from '../shell/session-end.ts';
import { meKey } from '../shell/session.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { continueSignIn, describeSignIn, type Me, signIn, startOidc } from './calls.ts';
import { messages } from './messages.ts';
import { keepOidcTicket } from './oidc-ticket.ts';
import { CodeStep, EnrolStep, NewPasswordStep } from './sign-in-parts.tsx';
import { type Step, stepAfter } from './sign-in-steps.ts';

const centre = readCentre();

/** The sign-in page; `again` names whose session ended, whose page waits beneath. */
export function SignIn(props: { readonly again?: Me | undefined; readonly from?: Step | undefined }): ReactNode {
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const say = useWords();
  const { language, speak } = useLanguage();
  const facts = useQuery({ queryKey: ['sign-in'], queryFn: () => describeSignIn({}), staleTime: Infinity });
  const { again } = props;
  const page = (
    <main className="alone">
      <div className="head-line">
        <div>
          <p className="quiet">{say(centre.countyName) || facts.data?.county}</p>
          <strong>{say(centre.centreName)}</strong>
        </div>
        <Button
          className="push"
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'English' : '中文'}
        </Button>
      </div>
      {again ? (
        <div className="note soon" role="alert">
          {m.endedHint(again.officer.name)}
        </div>
      ) : null}
      <div className="card">
        <Steps again={again} from={props.from} oidc={facts.data?.oidc ?? false} />
      </div>
      {facts.data ? <p className="quiet">{m.idle(facts.data.idleMinutes)}</p> : null}
      {facts.data?.kind === 'practice' ? (
        <>
          <p className="quiet">{shell.practiceBand}</p>
          <p className="quiet">{m.practiceHint}</p>
        </>
      ) : null}
      {again ? (
        <Button type="link" onClick={() => window.location.assign('/staff/')}>
          {m.anotherOfficer}
        </Button>
      ) : (
        <a href="/">{m.residentPage}</a>
      )}
    </main>
  );
  return again ? <Cover>{page}</Cover> : page;
}

/**
 * Lies over a page whose session has ended, as a dialog of the browser's own: whatever is open beneath, a sheet that holds the focus
 * too, is out of reach until somebody has signed in.
 */
function Cover(props: { readonly children: ReactNode }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="cover" onCancel={(event) => event.preventDefault()}>
      {props.children}
    </dialog>
  );
}

function Steps(props: {
  readonly again: Me | undefined;
  readonly from: Step | undefined;
  readonly oidc: boolean;
}): ReactNode {
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>(props.from ?? { at: 'password' });

  /** A finished sign-in: the same officer goes on where the page stood, anybody else begins with nothing. */
  const done = (officerId: number): void => {
    if (props.again && props.again.officer.id !== officerId) return window.location.assign('/staff/');
    noteSignedIn();
    void queries.invalidateQueries({ queryKey: meKey });
    if (props.again) void queries.invalidateQueries();
    if (window.location.pathname.endsWith('/sign-in/returned')) window.location.replace('/staff/');
  };
  const next = (error: unknown): void => {
    const after = stepAfter(error instanceof CallTrouble ? error.problem : undefined);
    if (after) setStep(after);
  };
  const go = useMutation({
    mutationFn: (body: Parameters<typeof continueSignIn>[0]['body']) => continueSignIn({ body }),
    onSuccess: (reply) => done(reply.officer.id),
    onError: next,
  });
  const fault = go.isError && !isHalfWay(go.error) ? go.error : undefined;
  const startOver = (): void => {
    go.reset();
    setStep({ at: 'password' });
  };

  if (step.at === 'password')
    return <PasswordStep again={props.again} oidc={props.oidc} onDone={(id) => done(id)} onNext={next} />;
  if (step.at === 'code')
    return (
      <CodeStep
        busy={go.isPending}
        error={fault}
        onCode={(totp) => go.mutate({ ticket: step.ticket, totp })}
        onStartOver={startOver}
      />
    );
  if (step.at === 'enrol')
    return (
      <EnrolStep
        secret={step.secret}
        uri={step.uri}
        busy={go.isPending}
        error={fault}
        onCode={(totp) => go.mutate({ ticket: step.ticket, totp })}
        onStartOver={startOver}
      />
    );
  return (
    <NewPasswordStep
      why={step.why}
      busy={go.isPending}
      error={fault}
      onPassword={(newPassword) => go.mutate({ ticket: step.ticket, newPassword })}
      onStartOver={startOver}
    />
  );
}

function isHalfWay(error: unknown): boolean {
  return error instanceof CallTrouble && stepAfter(error.problem) !== undefined;
}

function PasswordStep(props: {
  readonly again: Me | undefined;
  readonly oidc: boolean;
  readonly onDone: (officerId: number) => void;
  readonly onNext: (error: unknown) => void;
}): ReactNode {
  const m = useMessages(messages);
  const words = useTroubleWords();
  const [username, setUsername] = useState(props.again?.officer.username ?? '');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => signIn({ body: { username: username.trim(), password } }, { pauses: [] }),
    onSuccess: (reply) => props.onDone(reply.officer.id),
    onError: props.onNext,
  });
  const elsewhere = useMutation({
    mutationFn: () => startOidc({ body: {} }),
    onSuccess: (reply) => {
      keepOidcTicket(reply.ticket);
      window.location.assign(reply.url);
    },
  });
  const error = enter.error ?? elsewhere.error;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        // A password manager may fill the fields without telling them: the button is never shut.
        if (username.trim() && password) enter.mutate();
      }}
    >
      <h1 className="page-title">{m.signInTitle}</h1>
      <Field label={m.username} required>
        {(ties) => (
          <Input
            {...ties}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            autoFocus={!props.again}
            readOnly={props.again !== undefined}
            value={username}
            maxLength={64}
            onChange={(event) => setUsername(event.target.value)}
          />
        )}
      </Field>
      <Field label={m.password} required>
        {(ties) => (
          <Input.Password
            {...ties}
            name="password"
            autoComplete="current-password"
            autoFocus={props.again !== undefined}
            value={password}
            maxLength={200}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {error && !isHalfWay(error) ? (
        <p role="alert" className="fault">
          {words(error)}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={enter.isPending}>
        {m.signIn}
      </Button>
      {props.oidc ? (
        <Button block loading={elsewhere.isPending} onClick={() => elsewhere.mutate()}>
          {m.signInElsewhere}
        </Button>
      ) : null}
    </form>
  );
}
