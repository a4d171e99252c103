import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { roleNames } from '../../../server/modules/people/roles.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages } from '../shell/language.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import type { OpenAct } from './admin-act.tsx';
import { endOfficerSessions, getOfficer, listOfficerSessions, type OfficerRecord } from './calls.ts';
import { messages } from './messages.ts';
import { ActButtons, RecordDrawer } from './record-drawer.tsx';

/** One officer: account, posts and, for the security administrator, where the officer is signed in. */
export function OfficerDrawer(props: {
  readonly id: number;
  readonly duty: 'system' | 'security';
  readonly onClose: () => void;
  readonly onAct: (act: OpenAct) => void;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const record = useQuery({
    queryKey: ['admin', 'officer', props.id],
    queryFn: ({ signal }) => getOfficer({ params: { id: props.id } }, { signal }),
  });
  const officer = record.data;
  if (!officer) return null;
  const on = { id: officer.id, version: officer.version };
  const mayPost = props.duty === 'system' && officer.status === 'active';
  return (
    <RecordDrawer
      title={officer.name}
      onClose={props.onClose}
      acts={officer.acts}
      onAct={(act) =>
        props.onAct({
          act,
          on,
          begin: act === 'reviseOfficer' ? { name: officer.name, username: officer.username } : {},
        })
      }
      facts={[
        [m.username, officer.username],
        [m.status, m.statuses[officer.status]],
        [m.locked, officer.lockedUntil ? m.lockedUntil(dates.dateTime(officer.lockedUntil)) : null],
        [m.lastSignIn, officer.lastSignInAt ? dates.dateTime(officer.lastSignInAt) : m.never],
        [
          m.acts.resetPassword.title,
          officer.passwordSet
            ? `${m.passwordSet}${officer.mustChangePassword ? ` · ${m.mustChange}` : ''}`
            : m.passwordNotSet,
        ],
        [m.acts.resetSecondFactor.title, officer.secondFactor ? m.secondFactor : m.noSecondFactor],
      ]}
    >
      <section className="stack-small">
        <div className="head-line">
          <h2>{m.posts}</h2>
          {mayPost ? (
            <Button size="small" onClick={() => props.onAct({ act: 'assignPost', members: { officerId: officer.id } })}>
              {m.acts.assignPost.title}
            </Button>
          ) : null}
        </div>
        {officer.posts.length === 0 ? <p className="quiet">{m.noPosts}</p> : null}
        {officer.posts.map((post) => (
          <Post key={post.id} post={post} onAct={props.onAct} />
        ))}
      </section>
      {props.duty === 'security' ? <Sessions id={officer.id} /> : null}
    </RecordDrawer>
  );
}

function Post(props: {
  readonly post: OfficerRecord['posts'][number];
  readonly onAct: (act: OpenAct) => void;
}): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { language } = useLanguage();
  const { post } = props;
  return (
    <div className="card stack-small">
      <strong>{post.organisation.name}</strong>
      <p>{post.roles.map((role) => roleNames[role][language]).join('、') || m.noRoles}</p>
      <p className="quiet">
        {m.validFrom} {dates.date(post.validFrom)}
        {post.validTo ? ` ${m.validTo} ${dates.date(post.validTo)}` : ''}
      </p>
      <ActButtons
        small
        acts={post.acts}
        onAct={(act) =>
          props.onAct({
            act,
            on: { id: post.id, version: post.version },
            begin: act === 'grantRoles' ? { roles: post.roles } : {},
          })
        }
      />
    </div>
  );
}

function Sessions(props: { readonly id: number }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const words = useTroubleWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const list = useQuery({
    queryKey: ['admin', 'officer', props.id, 'sessions'],
    queryFn: ({ signal }) => listOfficerSessions({ params: { id: props.id } }, { signal }),
  });
  const end = useMutation({
    mutationFn: (sessionId: string | undefined) =>
      endOfficerSessions({ params: { id: props.id }, body: sessionId ? { sessionId } : {}, key: makeKey() }),
    onSuccess: () => void message.success(m.sessionEnded),
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['admin', 'officer', props.id] }),
  });
  const items = list.data?.items ?? [];
  return (
    <section className="stack-small">
      <div className="head-line">
        <h2>{m.sessions}</h2>
        {items.length > 1 ? (
          <Button size="small" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {m.endAll}
          </Button>
        ) : null}
      </div>
      {list.data && items.length === 0 ? <p className="quiet">{m.sessionsNone}</p> : null}
      <ul className="plain-list">
        {items.map((session) => (
          <li key={session.id} className="row-gap">
            <span>{dates.dateTime(session.signedInAt)}</span>
            <span className="quiet">
              {session.post} · {session.address} · {session.agent}
            </span>
            <Button size="small" loading={end.isPending} onClick={() => end.mutate(session.id)}>
              {m.endOne}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
