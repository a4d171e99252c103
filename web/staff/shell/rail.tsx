import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readCentre } from '../../ui/centre.ts';
import { administrationPages, securityPages } from '../administration/pages.ts';
import { messages as administrationMessages } from '../administration/messages.ts';
import { Icon } from './icons.tsx';
import { useMessages, useWords } from './language.tsx';
import { messages } from './messages.ts';
import { partsFor, type Part } from './parts.ts';
import { useMe } from './session.tsx';

const centre = readCentre();

/** 工作台 · 登记 · 事项 · 调解 · 统计 · 管理: only what the post may use. */
export function Rail(): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const me = useMe();
  return (
    <nav className="rail no-print" aria-label={m.mainNavigation}>
      <div className="rail-name">{say(centre.countyName) || me.county.name}</div>
      {partsFor(me.shows).map((part) => (
        <RailPart key={part.part} part={part} />
      ))}
      {me.shows.includes('matters') ? (
        <div className="rail-foot">
          <a href="/calculator" target="_blank" rel="noreferrer">
            <Icon name="calendar" />
            {m.calculator}
          </a>
        </div>
      ) : null}
    </nav>
  );
}

function RailPart(props: { readonly part: Part }): ReactNode {
  const m = useMessages(messages);
  const a = useMessages(administrationMessages);
  const me = useMe();
  const { part, to, icon } = props.part;
  const name = m[part as keyof typeof m] as string;
  return (
    <>
      <Link
        to={to}
        activeProps={{ className: 'active' }}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        data-part={part}
      >
        <Icon name={icon} />
        {name}
      </Link>
      {part === 'administration' ? (
        <div className="rail-sub">
          {administrationPages
            .filter((page) => page !== 'practice' || me.county.kind === 'practice')
            .map((page) => (
              <Link key={page} to="/administration" search={{ page }} activeProps={{ className: 'active' }}>
                {a.pages[page]}
              </Link>
            ))}
        </div>
      ) : null}
      {part === 'security' ? (
        <div className="rail-sub">
          {securityPages.map((page) => (
            <Link key={page} to="/security" search={{ page }} activeProps={{ className: 'active' }}>
              {a.securityPages[page]}
            </Link>
          ))}
        </div>
      ) : null}
    </>
  );
}
