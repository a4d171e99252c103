import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';
import type { visitPages } from './pages.ts';

export type VisitPage = keyof typeof visitPages;

/** Guide, booking and call screen: fetched when somebody goes there. */
export function VisitPart(props: { readonly page: VisitPage }): VNode {
  const { t } = useWords();
  const [pages, setPages] = useState<typeof visitPages>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    import('./pages.ts').then((part) => setPages(part.visitPages), setError);
  }, []);
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.focus({ preventScroll: true });
    if (heading?.textContent) document.title = heading.textContent;
  }, [pages, props.page]);
  if (error !== undefined) return <Trouble error={error} />;
  if (!pages)
    return (
      <p class="loading" role="status">
        {t.app.loading}
      </p>
    );
  const Page = pages[props.page];
  return <Page />;
}
