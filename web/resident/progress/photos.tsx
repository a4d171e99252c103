import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { getOwnFile } from '../../../server/modules/matters/contract.ts';
import { urlOf, type At } from '../../api/caller.ts';
import { send } from '../../api/send.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words.tsx';

const at: At<typeof getOwnFile> = { method: 'GET', path: '/api/resident/files/{fileId}' };

interface PhotosProps {
  readonly fileIds: readonly string[];
  readonly token: string;
  /** How many of what; of photographs that the party handed in itself otherwise. */
  readonly title?: string;
}

/** What the party handed in itself, or proof that both sides may see: each picture is fetched when it comes near the screen, and opens large. */
export function Photos(props: PhotosProps): VNode {
  const { t } = useWords();
  const { fileIds, token } = props;
  return (
    <>
      <p>{props.title ?? t.progress.photos(fileIds.length)}</p>
      <ol class="own-photos">
        {fileIds.map((fileId, i) => (
          <li key={fileId}>
            <OwnFile fileId={fileId} token={token} n={i + 1} all={fileIds.length} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface OwnFileProps {
  readonly fileId: string;
  readonly token: string;
  readonly n: number;
  readonly all: number;
}

function OwnFile(props: OwnFileProps): VNode {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const large = useRef<HTMLDialogElement>(null);
  const near = useNear(place);
  const file = useOwnFile(near ? props.fileId : undefined, props.token);
  const { n, all } = props;
  if (file === 'lost') return <p class="hint">{t.progress.photoLost}</p>;
  if (file && !file.picture)
    return (
      <a class="button quiet small" href={file.address} download={`${n}.pdf`}>
        <Icon name="paper" />
        {t.progress.photoFile(n)}
      </a>
    );
  return (
    <div ref={place} class="own-photo">
      {file ? (
        <>
          <button type="button" aria-label={t.progress.photoLarge(n)} onClick={() => large.current?.showModal()}>
            <img src={file.address} alt={t.progress.photo(n, all)} />
          </button>
          <dialog ref={large} class="large-photo" aria-label={t.progress.photo(n, all)}>
            <form method="dialog">
              <button class="button quiet small">{t.progress.close}</button>
            </form>
            <img src={file.address} alt={t.progress.photo(n, all)} />
          </dialog>
        </>
      ) : null}
    </div>
  );
}

/** True once the place has come near the screen; at once where the browser cannot tell. */
function useNear(place: { readonly current: Element | null }): boolean {
  const [near, setNear] = useState(!('IntersectionObserver' in globalThis));
  useEffect(() => {
    if (near || !place.current) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) setNear(true);
      },
      { rootMargin: '200px' },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [near, place]);
  return near;
}

interface Fetched {
  readonly address: string;
  readonly picture: boolean;
}

/** The file as an address of this page alone, given back when the page is left. It is fetched with the session, so no link to it can be passed on. */
function useOwnFile(fileId: string | undefined, token: string): Fetched | 'lost' | undefined {
  const [file, setFile] = useState<Fetched | 'lost'>();
  useEffect(() => {
    if (!fileId) return undefined;
    const stop = new AbortController();
    let address: string | undefined;
    const fetchIt = async (): Promise<void> => {
      try {
        const reply = await send({
          ...at,
          url: urlOf(at.path, { fileId }, {}),
          headers: { authorization: `Bearer ${token}` },
          timeoutMs: 60_000,
          pauses: [800, 2000],
          signal: stop.signal,
        });
        const blob = await reply.blob();
        if (stop.signal.aborted) return;
        address = URL.createObjectURL(blob);
        setFile({ address, picture: blob.type.startsWith('image/') });
      } catch {
        if (!stop.signal.aborted) setFile('lost');
      }
    };
    void fetchIt();
    return () => {
      stop.abort();
      if (address) URL.revokeObjectURL(address);
    };
  }, [fileId, token]);
  return file;
}
