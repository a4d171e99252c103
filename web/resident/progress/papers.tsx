import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { getOwnPaper, getOwnPerformancePack } from '../../../server/modules/disputes/contract.ts';
import { urlOf, type At } from '../../api/caller.ts';
import { send } from '../../api/send.ts';
import { Icon } from '../parts/icon.tsx';
import { Trouble } from '../parts/trouble.tsx';
import type { OwnMediation } from '../operations.ts';
import { useWords } from '../words.tsx';

const at: At<typeof getOwnPaper> = { method: 'GET', path: '/api/resident/papers/{kind}' };
const packAt: At<typeof getOwnPerformancePack> = { method: 'GET', path: '/api/resident/performance/pack' };

interface PapersProps {
  readonly papers: OwnMediation['papers'];
  readonly token: string;
  readonly title?: string;
  /** All that one road takes in one file, with the proof. */
  readonly packs?: readonly { readonly road: string; readonly title: string }[];
}

/** The papers that the caller may take, as PDF. They are fetched with the session, so no address of them can be passed on. */
export function Papers(props: PapersProps): VNode | null {
  const { t, language } = useWords();
  const [error, setError] = useState<unknown>();
  if (props.papers.length === 0) return null;
  const take = async (from: { readonly method: 'GET'; readonly url: string }, name: string): Promise<void> => {
    setError(undefined);
    try {
      const reply = await send({
        ...from,
        headers: { authorization: `Bearer ${props.token}` },
        timeoutMs: 30_000,
        pauses: [800, 2000],
      });
      const address = URL.createObjectURL(await reply.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = `${name}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (trouble) {
      setError(trouble);
    }
  };
  return (
    <section class="card no-print">
      <h2>{props.title ?? t.mediation.papers}</h2>
      <p class="row">
        {(props.packs ?? []).map(({ road, title }) => (
          <button
            key={road}
            type="button"
            class="button quiet small"
            onClick={() => void take({ method: 'GET', url: urlOf(packAt.path, {}, { road }) }, title)}
          >
            <Icon name="paper" />
            {title}
          </button>
        ))}
        {props.papers.map(({ kind, title }) => (
          <button
            key={kind}
            type="button"
            class="button quiet small"
            onClick={() => {
              const url = urlOf(at.path, { kind }, { format: 'pdf', lang: language });
              void take({ method: 'GET', url }, title[language]);
            }}
          >
            <Icon name="paper" />
            {title[language]}
          </button>
        ))}
      </p>
      {error === undefined ? null : <Trouble error={error} />}
    </section>
  );
}
