import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { pageOf, pages, type PageName } from './router.ts';

interface Going {
  readonly page: PageName | undefined;
  /** Goes to a page; `instead` leaves no way back to the present one. */
  readonly go: (page: PageName, instead?: boolean) => void;
}

const Place = createContext<Going>({ page: 'home', go: () => undefined });

export function Navigation(props: { readonly children: ComponentChildren }): VNode {
  const [page, setPage] = useState(() => pageOf(location.pathname));
  useEffect(() => {
    const follow = (): void => setPage(pageOf(location.pathname));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const going = useMemo<Going>(
    () => ({
      page,
      go: (to, instead = false) => {
        if (instead) history.replaceState(null, '', pages[to]);
        else history.pushState(null, '', pages[to]);
        setPage(to);
        scrollTo(0, 0);
      },
    }),
    [page],
  );
  return <Place.Provider value={going}>{props.children}</Place.Provider>;
}

export function useNavigation(): Going {
  return useContext(Place);
}

interface LinkProps {
  readonly to: PageName;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link to a page of this app: a real address, opened without a reload. */
export function Link(props: LinkProps): VNode {
  const { go } = useNavigation();
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(props.to);
  };
  return (
    <a href={pages[props.to]} class={props.class} onClick={follow}>
      {props.children}
    </a>
  );
}
