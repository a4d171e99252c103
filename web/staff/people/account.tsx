import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { meKey, useMe } from '../shell/session.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { useDescribePost } from '../shell/top-bar.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { changePassword, endSession, listMySessions } from './calls.ts';
import { deviceOf } from './device.ts';
import { messages } from './messages.ts';
import { CurrentPasswordField, NewPasswordFields } from './sign-in-parts.tsx';
import { SecondFactor } from './second-factor.tsx';

/** My account: posts, password, one-time code, and where I am signed in. */
export function Account(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  const describe = useDescribePost();
  return (
    <>
      <h1 className="page-title">{m.accountTitle}</h1>
      <section className="card stack" aria-labelledby="account-posts">
        <h2 id="account-posts">
          {me.officer.name} <span className="quiet">({me.officer.username})</span>
        </h2>
        <dl className="facts">
          {me.posts.map((post) => (
            <div key={post.id} style={{ display: 'contents' }}>
              <dt>{post.id === me.post.id ? m.currentPost : m.posts}</dt>
              <dd>
                {describe(post)}
                {post.roles.length === 0 ? <span className="quiet"> {m.noRoles}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Password />
      <SecondFactor />
      <Sessions />
    </>
  );
}

function Password(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  const dates = useDates();
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: () => changePassword({ body: { current, next: first } }),
    onSuccess: () => {
      setCurrent('');
      setFirst('');
      setAgain('');
      void message.success(m.passwordChanged);
      void queries.invalidateQueries({ queryKey: meKey });
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <section className="card stack" aria-labelledby="account-password">
      <h2 id="account-password">{m.passwordSection}</h2>
      {me.passwordGoodUntil ? <p className="quiet">{m.passwordGoodUntil(dates.date(me.passwordGoodUntil))}</p> : null}
      <form
        className="form narrow"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <CurrentPasswordField value={current} onChange={setCurrent} />
        <NewPasswordFields
          first={first}
          again={again}
          onFirst={setFirst}
          onAgain={setAgain}
          fault={change.isError ? words(change.error) : undefined}
        />
        <Button
          type="primary"
          htmlType="submit"
          loading={change.isPending}
          disabled={!current || !first || first !== again}
        >
          {m.changePassword}
        </Button>
      </form>
    </section>
  );
}

function Sessions(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => listMySessions({}, { signal }) });
  const end = useMutation({
    mutationFn: (id: string) => endSession({ params: { id } }),
    onSuccess: () => void message.success(m.ended),
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <section className="card stack" aria-labelledby="account-sessions">
      <h2 id="account-sessions">{m.sessions}</h2>
      <p className="quiet">{m.sessionsHelp}</p>
      {sessions.isPending ? <Loading rows={2} /> : null}
      {sessions.isError ? <TroubleNote error={sessions.error} retry={() => void sessions.refetch()} /> : null}
      {sessions.data ? (
        <div className="table-scroll">
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{m.device}</th>
                <th scope="col">{m.address}</th>
                <th scope="col">{m.signedInAt}</th>
                <th scope="col">{m.lastSeenAt}</th>
                <th scope="col">
                  <span className="only-read">{m.end}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.data.items.map((session) => (
                <tr key={session.id}>
                  <td className="wrap" title={session.agent ?? undefined}>
                    {session.agent ? deviceOf(session.agent) : '—'}
                  </td>
                  <td>{session.address ?? '—'}</td>
                  <td>{dates.dateTime(session.signedInAt)}</td>
                  <td>{dates.dateTime(session.lastSeenAt)}</td>
                  <td>
                    {session.current ? (
                      <span className="chip good">{m.thisOne}</span>
                    ) : (
                      <Button
                        size="small"
                        loading={end.isPending && end.variables === session.id}
                        onClick={() => end.mutate(session.id)}
                      >
                        {m.end}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
