import type { VNode } from 'preact';
import { wordsFor } from '../../api/words.ts';
import { centre } from '../centre.ts';
import { useWords } from '../words.tsx';
import { Icon } from './icon.tsx';

interface TroubleProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onAgain?: () => void;
}

/** What went wrong, what to do, and the telephone. */
export function Trouble(props: TroubleProps): VNode {
  const { t, language } = useWords();
  return (
    <div class="trouble" role="alert">
      <Icon name="alert" />
      <div>
        {props.title ? <p class="trouble-title">{props.title}</p> : null}
        <p>{wordsFor(props.error, language)}</p>
        <p class="row">
          {props.onAgain ? (
            <button type="button" class="button small" onClick={props.onAgain}>
              {t.app.again}
            </button>
          ) : null}
          {centre.telephone ? (
            <a class="button small quiet" href={`tel:${centre.telephone}`}>
              {t.app.call} {centre.telephone}
            </a>
          ) : null}
        </p>
      </div>
    </div>
  );
}
