import type { ReactNode } from 'react';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { messages } from './notice-messages.ts';
import type { MatterMessage } from './use-matter-messages.ts';

/** State in words; then when, why not, and what comes next by itself. */
export function Outcome(props: { readonly one: MatterMessage }): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { one } = props;
  const chip = { failed: 'chip late', waiting: 'chip soon', sending: 'chip soon' }[one.state as string] ?? 'chip';
  const lines = [
    one.state === 'sent' && one.channel !== 'inApp' && one.sentAt ? m.sentAt(dates.short(one.sentAt)) : '',
    one.fault === null ? '' : m.fault(one.fault),
    one.attempts > 0 && ['waiting', 'failed'].includes(one.state) && one.attemptedAt
      ? m.tried(one.attempts, dates.short(one.attemptedAt))
      : '',
    one.state === 'waiting' && one.attempts > 0 ? (one.nextAt ? m.nextTry(dates.dateTime(one.nextAt)) : m.goesOn) : '',
    one.notBefore === null ? '' : m.after(dates.short(one.notBefore)),
    one.resent > 0 ? m.resent(one.resent) : '',
  ].filter((line) => line !== '');
  return (
    <>
      <span className={chip}>
        {one.channel === 'inApp' && one.state === 'sent' ? m.inAppSent : m.states[one.state]}
      </span>{' '}
      <span className="quiet">{lines.join(' · ')}</span>
    </>
  );
}
