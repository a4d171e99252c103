import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { Suspense, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useCategoryName, useResultName } from '../office/office.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { lazyPart } from '../shell/lazy-part.tsx';
import { useSigns } from '../shell/signs.ts';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { isSheetAct } from './act-sheets.ts';
import { ActsPanel } from './acts-panel.tsx';
import { getMatter, type MatterView } from './calls.ts';
import { RemainingChip, StageChip } from './chips.tsx';
import { ClosingCard } from './closing-card.tsx';
import { besideMatter, DuplicatesCard } from './duplicates-card.tsx';
import { MatterAct } from './matter-act.tsx';
import { placeOf } from './matter-rows.tsx';
import { type MatterSearch, type Tab, tabs } from './matter-search.ts';
import { MaterialsTab } from './materials-tab.tsx';
import { messages } from './messages.ts';
import { waitingRequests } from './party-requests.ts';
import { FactsCard, PartiesTab } from './parties-tab.tsx';
import { ClocksPanel, DangerNote, ReadersPanel } from './side-panels.tsx';
import { SourceCard } from './source-card.tsx';
import { Stepper } from './stepper.tsx';
import { Timeline } from './timeline.tsx';

const MediationTab = lazyPart(() => import('../disputes/mediation-tab.tsx'), 'MediationTab');
const HandOffsTab = lazyPart(() => import('./hand-offs-tab.tsx'), 'HandOffsTab');
const SupervisionTab = lazyPart(() => import('../supervision/supervision-tab.tsx'), 'SupervisionTab');
const DossierTab = lazyPart(() => import('../dossiers/dossier-tab.tsx'), 'DossierTab');
const NoticesTab = lazyPart(() => import('./notices-tab.tsx'), 'NoticesTab');
const PapersTab = lazyPart(() => import('../disputes/papers-tab.tsx'), 'PapersTab');

/** One matter: what it is, how far it has come, what was done, what this post can do now, until when, and who can see it. */
export function MatterPage(props: { readonly number: string; readonly search: MatterSearch }): ReactNode {
  const m = useMessages(messages);
  const navigate = useNavigate();
  const { number, search } = props;
  const query = useQuery({
    queryKey: ['matters', number],
    queryFn: ({ signal }) => getMatter({ params: { number } }, { signal }),
  });
  if (query.isPending) return <Loading rows={12} />;
  if (query.isError && !query.data) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const matter = query.data;
  const close = (): void => {
    const { act: _, ...rest } = search;
    void navigate({ to: '/matters/$number', params: { number }, search: rest });
  };
  return (
    <>
      <Head matter={matter} />
      <DangerNote signs={matter.dangerSigns} />
      {query.isError ? <TroubleNote error={query.error} retry={() => void query.refetch()} /> : null}
      <Stepper stage={matter.stage} />
      <div className="matter">
        <div className="stack">
          <FactsCard matter={matter} />
          <ClosingCard matter={matter} />
          <Tabs number={number} tab={search.tab ?? 'timeline'} matter={matter} />
          <section className="card stack" aria-label={m.tabs[search.tab ?? 'timeline']}>
            <Suspense fallback={<Loading />}>
              <TabBody tab={search.tab ?? 'timeline'} matter={matter} />
            </Suspense>
          </section>
        </div>
        <aside className="stack">
          <ActsPanel matter={matter} sheetOpen={search.act !== undefined} />
          {besideMatter(matter) ? <DuplicatesCard matter={matter} /> : null}
          <ClocksPanel matter={matter} />
          <SourceCard matter={matter} reload={() => query.refetch()} />
          <ReadersPanel matter={matter} />
        </aside>
      </div>
      {search.act && isSheetAct(search.act) ? (
        <OpenSheet key={search.act} act={search.act} matter={matter} reload={() => query.refetch()} onClose={close} />
      ) : null}
    </>
  );
}

/** A sheet that stands open stays open while the matter changes beneath it; one that is not offered is not opened. */
function OpenSheet(props: Parameters<typeof MatterAct>[0]): ReactNode {
  const m = useMessages(messages);
  const { message } = App.useApp();
  const { act, matter, onClose } = props;
  const [offered] = useState(() => matter.acts.includes(act));
  const refused = useEffectEvent(() => {
    void message.info(m.actNotOffered(m.history[act] ?? act));
    onClose();
  });
  useEffect(() => {
    if (!offered) refused();
  }, [offered]);
  return offered ? <MatterAct {...props} /> : null;
}

function Head(props: { readonly matter: MatterView }): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const say = useWords();
  const categoryName = useCategoryName();
  const resultName = useResultName();
  const { matter } = props;
  const title = titleOf(matter.facts?.description ?? '') || categoryName(matter.category);
  const next = matter.clocks
    .filter((clock) => clock.state === 'running')
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0];
  return (
    <header className="stack-small matter-head">
      <div className="head-line">
        <span className="number quiet">{matter.number}</span>
        <h1 className="page-title">{title}</h1>
        <StageChip stage={matter.stage} outcome={matter.outcome} />
        {matter.urgency && matter.urgency !== 'normal' ? (
          <span className="chip late">{m.urgencies[matter.urgency]}</span>
        ) : null}
        {next?.kind === 'legal' ? <span className="quiet">{say(next.name)}</span> : null}
        {next ? <RemainingChip remaining={next.remaining} /> : null}
        <span className="push">{placeOf(matter)}</span>
      </div>
      <div className="row-gap quiet">
        <span>
          {m.category}
          {signs.colon}
          {categoryName(matter.category)}
          {matter.complexity ? ` · ${m.complexities[matter.complexity]}` : ''}
        </span>
        <span>
          {matter.holder
            ? `${m.holderNow} ${matter.holder.name}${matter.holder.officer ? signs.brackets(`${m.officerInCharge} ${matter.holder.officer}`) : ''}${matter.holder.telephone ? ` ${matter.holder.telephone}` : ''}`
            : m.holderNone}
        </span>
        {matter.result ? <span>{resultName(matter.result)}</span> : null}
      </div>
    </header>
  );
}

/** The first sentence of what was brought, cut short. */
function titleOf(description: string): string {
  const sentence = description.split(/[\n。;；!！?？]/u)[0] ?? '';
  return sentence.length > 32 ? `${sentence.slice(0, 31)}…` : sentence;
}

function Tabs(props: { readonly number: string; readonly tab: Tab; readonly matter: MatterView }): ReactNode {
  const m = useMessages(messages);
  const waiting = waitingRequests(props.matter.requests).length;
  const shown = tabs.filter((tab) => tab === 'timeline' || props.matter.facts !== null);
  return (
    <nav className="tabs no-print" aria-label={m.listTitle}>
      {shown.map((tab) => (
        <Link
          key={tab}
          to="/matters/$number"
          params={{ number: props.number }}
          search={tab === 'timeline' ? {} : { tab }}
          className={tab === props.tab ? 'tab chosen' : 'tab'}
          aria-current={tab === props.tab ? 'page' : undefined}
        >
          {m.tabs[tab]}
          {tab === 'materials' && props.matter.files.length > 0 ? ` ${props.matter.files.length}` : ''}
          {tab === 'parties' && waiting > 0 ? (
            <>
              {' '}
              <span className="chip soon">{m.waitAnswer(waiting)}</span>
            </>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}

function TabBody(props: { readonly tab: Tab; readonly matter: MatterView }): ReactNode {
  const { tab, matter } = props;
  if (tab === 'parties') return <PartiesTab matter={matter} />;
  if (tab === 'handOffs') return <HandOffsTab matter={matter} />;
  if (tab === 'supervision') return <SupervisionTab matter={matter} />;
  if (tab === 'materials') return <MaterialsTab matter={matter} />;
  if (tab === 'mediation') return <MediationTab matter={matter} />;
  if (tab === 'notices') return <NoticesTab matter={matter} />;
  if (tab === 'papers') return <PapersTab number={matter.number} />;
  if (tab === 'dossier')
    return (
      <DossierTab
        number={matter.number}
        version={matter.version}
        started={matter.procedures.some((one) => one.kind === 'mediation')}
      />
    );
  return <Timeline matter={matter} />;
}
