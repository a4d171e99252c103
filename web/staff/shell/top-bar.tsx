import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { type PostView, signOut, switchPost } from '../people/calls.ts';
import { roleNames } from '../../../server/modules/people/roles.ts';
import { NoticesBell } from './bell.tsx';
import { Icon } from './icons.tsx';
import { useLanguage, useMessages } from './language.tsx';
import { lazyPart } from './lazy-part.tsx';
import { messages } from './messages.ts';
import { firstPlace } from './parts.ts';
import { Search } from './search.tsx';
import { meKey, useMe } from './session.tsx';
import { useTroubleWords } from './trouble.ts';
import { useShortcut, useSign } from './use-shortcut.ts';

const KeysHelp = lazyPart(() => import('./keys-help.tsx'), 'KeysHelp');

export function TopBar(): ReactNode {
  const m = useMessages(messages);
  const { language, speak } = useLanguage();
  const [searching, setSearching] = useState(false);
  const [keys, setKeys] = useState(false);
  useShortcut('k', () => setSearching(true));
  useSign('?', () => setKeys(true));
  // The list's own field where there is one, otherwise the search of everything.
  useSign('/', () => {
    const field = document.getElementById('list-words');
    if (field) field.focus();
    else setSearching(true);
  });
  return (
    <header className="bar no-print">
      <button type="button" className="bar-search" onClick={() => setSearching(true)} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span>{m.searchHint}</span>
        <kbd>Ctrl-K</kbd>
      </button>
      <div className="bar-room" />
      <PostMenu />
      <NoticesBell />
      <Button
        type="text"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'EN' : '中文'}
      </Button>
      {searching ? <Search onClose={() => setSearching(false)} /> : null}
      {keys ? (
        <Suspense>
          <KeysHelp onClose={() => setKeys(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}

/** Name and post; the menu switches the post, leads to the own account and signs out. */
function PostMenu(): ReactNode {
  const m = useMessages(messages);
  const me = useMe();
  const describe = useDescribePost();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const words = useTroubleWords();
  const turn = useMutation({
    mutationFn: (postId: number) => switchPost({ body: { postId } }),
    onSuccess: async (next) => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] });
      queries.setQueryData(meKey, next);
      await navigate({ to: firstPlace(next.shows) });
    },
    onError: (error) => void message.error(words(error)),
  });
  const leave = useMutation({
    mutationFn: () => signOut({ body: {} }),
    // Whatever the server answered, nothing of the last officer stays on this screen.
    onSettled: () => window.location.assign('/staff/'),
  });
  const others = me.posts.filter((post) => post.id !== me.post.id);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(others.length > 0
            ? [
                {
                  key: 'posts',
                  type: 'group' as const,
                  label: m.switchPost,
                  children: others.map((post) => ({
                    key: `post-${post.id}`,
                    label: describe(post),
                    onClick: () => turn.mutate(post.id),
                  })),
                },
                { type: 'divider' as const },
              ]
            : []),
          { key: 'account', label: m.account, onClick: () => void navigate({ to: '/account' }) },
          { key: 'leave', label: m.signOut, onClick: () => leave.mutate() },
        ],
      }}
    >
      <Button type="text" className="post-button" loading={turn.isPending || leave.isPending}>
        <Icon name="person" />
        <span>{me.officer.name}</span>
        <span className="quiet wide-only">{describe(me.post)}</span>
      </Button>
    </Dropdown>
  );
}

/** 城关镇综治中心 · 分流协调员 */
export function useDescribePost(): (post: PostView) => string {
  const { language } = useLanguage();
  return (post) => {
    const held = post.roles.map((role) => roleNames[role][language]);
    return [post.organisation.name, held.join(language === 'zh' ? '、' : ', ')].filter(Boolean).join(' · ');
  };
}
