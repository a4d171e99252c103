import type { VNode } from 'preact';
import type { ReportStep } from '../router.ts';
import { Check } from './check.tsx';
import { Contact } from './contact.tsx';
import { Photos } from './photos.tsx';
import { Start } from './start.tsx';
import { What } from './what.tsx';
import { When } from './when.tsx';
import { Where } from './where.tsx';

const views: Readonly<Record<ReportStep | 'reportStart', () => VNode>> = {
  reportStart: Start,
  reportWhat: What,
  reportWhere: Where,
  reportWhen: When,
  reportContact: Contact,
  reportPhotos: Photos,
  reportCheck: Check,
};

export function Report(props: { readonly step: ReportStep | 'reportStart' }): VNode {
  const View = views[props.step];
  return <View />;
}
