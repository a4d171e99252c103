import { Drawer } from 'antd';
import { useEffect, type ReactNode } from 'react';

/** A drawer that prints alone: the page beneath stays off the paper while it is open. */
export function PrintDrawer(props: {
  readonly title: string;
  readonly size: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.body.classList.add('prints-drawer');
    return () => document.body.classList.remove('prints-drawer');
  }, []);
  return (
    <Drawer open title={props.title} size={props.size} onClose={props.onClose} rootClassName="printed">
      {props.children}
    </Drawer>
  );
}
