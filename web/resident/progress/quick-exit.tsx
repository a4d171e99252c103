import type { VNode } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words.tsx';
import { useParty } from './party-session.tsx';

// A page that everybody has open: the weather. It is reached by `replace`, so that «back» does not lead here again.
const elsewhere = 'https://www.weather.com.cn/';

/** Ends the session, blanks the page and leaves at once, for somebody who is looked at over the shoulder. */
export function QuickExit(): VNode {
  const { t } = useWords();
  const { leave } = useParty();
  const exit = (event: MouseEvent): void => {
    event.preventDefault();
    document.body.style.visibility = 'hidden';
    leave();
    history.replaceState(null, '', '/');
    location.replace(elsewhere);
  };
  return (
    <p class="exit no-print" data-silent>
      <a class="button small dark" href={elsewhere} rel="noreferrer" title={t.progress.quickExitHint} onClick={exit}>
        <Icon name="leave" />
        {t.progress.quickExit}
      </a>
    </p>
  );
}
