import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { getOwnPaper } from '../../../server/modules/disputes/contract.ts';
import { urlOf, type At } from '../../api/caller.ts';
import { send } from '../../api/send.ts';
import { Icon } from '../parts/icon.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';

const at: At<typeof getOwnPaper> = { method: 'GET', path: '/api/resident/papers/{kind}' };

interface PapersProps {
  readonly kinds: readonly string[];
  readonly token: string;
}

/** The papers that the caller may take, as PDF. They are fetched with the session, so no address of them can be passed on. */
export function Papers(props: PapersProps): VNode | null {
  const { t, language } = useWords();
  const [error, setError] = useState<unknown>();
  if (props.kinds.length === 0) return null;
  const take = async (kind: string): Promise<void> => {
    setError(undefined);
    try {
      const reply = await send({
        ...at,
        url: urlOf(at.path, { kind }, { format: 'pdf', lang: language }),
        headers: { authorization: `Bearer ${props.token}` },
        timeoutMs: 30_000,
        pauses: [800, 2000],
      });
      const address = URL.createObjectURL(await reply.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = `${t.mediation.paperNames[kind] ?? kind}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (trouble) {
      setError(trouble);
    }
  };
  return (
    <>
      <h3>{t.mediation.papers}</h3>
      <p class="row">
        {props.kinds.map((kind) => (
          <button key={kind} type="button" class="button quiet small" onClick={() => void take(kind)}>
            <Icon name="paper" />
            {t.mediation.paperNames[kind] ?? kind}
          </button>
        ))}
      </p>
      {error === undefined ? null : <Trouble error={error} />}
    </>
  );
}
