import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { LIST_VIEWS } from '../../../server/modules/matters/list-view.ts';
import { OUTCOMES, STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { AreaSelect } from '../office/area-select.tsx';
import { useOffice } from '../office/office.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useRoles } from '../shell/session.tsx';
import { FindPerson } from './find-person.tsx';
import { askedOf, type ListSearch } from './list-search.ts';
import { messages as listMessages } from './list-messages.ts';
import { ExcelButton, PrintButton } from './list-out.tsx';
import { MatterList } from './matter-list.tsx';
import { messages } from './messages.ts';
import { SavedFilters } from './saved-filters.tsx';
import { useBodies } from './use-bodies.ts';
import { useMatterPages } from './use-matter-pages.ts';

/** 事项: the list of what the post may see, with its filters in the address bar. */
export function MattersPage(props: { readonly search: ListSearch }): ReactNode {
  const m = useMessages(messages);
  const roles = useRoles();
  const [finding, setFinding] = useState(false);
  const search = askedOf(props.search);
  const pages = useMatterPages(search);
  const works = roles.some((role) => role !== 'leader');
  const mayReview = ['checker', 'centre_head', 'coordinator'].some((role) => roles.includes(role));
  const maySeeMoved = ['coordinator', 'centre_head', 'checker', 'committee_officer', 'handler'].some((role) =>
    roles.includes(role),
  );
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.listTitle}</h1>
        <div className="row-gap push no-print">
          <Link to="/late">{m.latePage}</Link>
          {mayReview ? <Link to="/matters/backdated">{m.backdated}</Link> : null}
          {roles.includes('coordinator') || roles.includes('centre_head') ? (
            <Link to="/rulings">{m.rulings}</Link>
          ) : null}
          {maySeeMoved ? <Link to="/matters/moved">{m.moved}</Link> : null}
          {works ? (
            <Button size="small" onClick={() => setFinding(true)}>
              {m.findPerson}
            </Button>
          ) : null}
        </div>
      </div>
      <SavedFilters search={search} />
      <Filters key={search.q ?? ''} search={search} />
      <div className="row-gap no-print">
        <ExcelButton query={search} />
        <PrintButton />
      </div>
      <MatterList
        pages={pages}
        label={m.listTitle}
        assigns={search.stage === 'accepted'}
        empty={Object.keys(search).length > 0 ? m.emptyList : m.emptyListPlain}
      />
      {finding ? <FindPerson onClose={() => setFinding(false)} /> : null}
    </>
  );
}

function Filters(props: { readonly search: ListSearch }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const list = useMessages(listMessages);
  const office = useOffice();
  const bodies = useBodies();
  const navigate = useNavigate();
  const { search } = props;
  const [words, setWords] = useState(search.q ?? '');
  const usual = search.view ? 'due' : 'newest';

  function set(change: { [K in keyof ListSearch]?: ListSearch[K] | undefined }): void {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...change }).filter(([, value]) => value),
    ) as ListSearch;
    void navigate({ to: '/matters', search: next });
  }

  return (
    <form
      className="filters no-print"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        set({ q: words.trim() || undefined });
      }}
    >
      <Input.Search
        id="list-words"
        aria-label={m.filterWords}
        placeholder={m.filterWords}
        value={words}
        maxLength={100}
        allowClear
        style={{ width: 220 }}
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => set({ q: value.trim() || undefined })}
      />
      <AreaSelect
        label={m.filterArea}
        value={search.area}
        onChange={(area) => set({ area })}
        style={{ width: 200 }}
        allowTownship
      />
      <Select
        aria-label={m.filterStage}
        placeholder={m.filterStage}
        allowClear
        style={{ width: 120 }}
        value={search.stage}
        // An outcome is of closed matters: with another stage it would find nothing.
        onChange={(stage?: ListSearch['stage']) => set({ stage, outcome: undefined })}
        options={STAGES.map((stage) => ({ value: stage, label: m.stages[stage] }))}
      />
      {search.stage === undefined || search.stage === 'closed' ? (
        <Select
          aria-label={list.filterOutcome}
          placeholder={list.filterOutcome}
          allowClear
          style={{ width: 140 }}
          value={search.outcome}
          onChange={(outcome?: ListSearch['outcome']) => set({ outcome })}
          options={OUTCOMES.map((outcome) => ({ value: outcome, label: m.outcomes[outcome] }))}
        />
      ) : null}
      <Select
        aria-label={list.filterHolder}
        placeholder={list.filterHolder}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 200 }}
        value={search.holder}
        onChange={(holder?: number) => set({ holder })}
        options={bodies}
      />
      <Select
        aria-label={list.filterView}
        placeholder={list.filterView}
        allowClear
        style={{ width: 130 }}
        value={search.view}
        onChange={(view?: ListSearch['view']) => set({ view, order: undefined })}
        options={LIST_VIEWS.map((view) => ({ value: view, label: list.views[view] }))}
      />
      <Select
        aria-label={m.filterCategory}
        placeholder={m.filterCategory}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: 180 }}
        value={search.category}
        onChange={(category?: string) => set({ category })}
        options={office?.items.map((one) => ({ value: one.code, label: `${one.code} ${say(one.name)}` })) ?? []}
      />
      <Checkbox
        checked={search.overdue === 'true'}
        onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}
      >
        {m.filterOverdueOnly}
      </Checkbox>
      <Checkbox
        checked={search.mine === 'true'}
        onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}
      >
        {m.filterMine}
      </Checkbox>
      <Select
        aria-label={m.order}
        style={{ width: 130 }}
        value={search.order ?? usual}
        onChange={(order: 'due' | 'newest') => set({ order: order === usual ? undefined : order })}
        options={[
          { value: 'newest', label: m.orderNewest },
          { value: 'due', label: m.orderDue },
        ]}
      />
      {Object.keys(search).length > 0 ? (
        <Button type="link" onClick={() => void navigate({ to: '/matters', search: { all: true } })}>
          {m.clearFilters}
        </Button>
      ) : null}
    </form>
  );
}
