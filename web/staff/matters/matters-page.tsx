import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { STAGES } from '../../../server/modules/matters/lifecycle.ts';
import { AreaSelect } from '../office/area-select.tsx';
import { useOffice } from '../office/office.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useRoles } from '../shell/session.tsx';
import { FindPerson } from './find-person.tsx';
import type { ListSearch } from './list-search.ts';
import { MatterList } from './matter-list.tsx';
import { messages } from './messages.ts';
import { useMatterPages } from './use-matter-pages.ts';

/** 事项: the list of what the post may see, with its filters in the address bar. */
export function MattersPage(props: { readonly search: ListSearch }): ReactNode {
  const m = useMessages(messages);
  const roles = useRoles();
  const [finding, setFinding] = useState(false);
  const { search } = props;
  const pages = useMatterPages({ ...search });
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
      <Filters key={search.q ?? ''} search={search} />
      <MatterList
        pages={pages}
        label={m.listTitle}
        empty={Object.keys(search).length > 0 ? m.emptyList : m.emptyListPlain}
      />
      {finding ? <FindPerson onClose={() => setFinding(false)} /> : null}
    </>
  );
}

function Filters(props: { readonly search: ListSearch }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const office = useOffice();
  const navigate = useNavigate();
  const { search } = props;
  const [words, setWords] = useState(search.q ?? '');

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
        onChange={(stage?: ListSearch['stage']) => set({ stage })}
        options={STAGES.map((stage) => ({ value: stage, label: m.stages[stage] }))}
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
        value={search.order ?? 'newest'}
        onChange={(order: 'due' | 'newest') => set({ order: order === 'due' ? 'due' : undefined })}
        options={[
          { value: 'newest', label: m.orderNewest },
          { value: 'due', label: m.orderDue },
        ]}
      />
      {Object.keys(search).length > 0 ? (
        <Button type="link" onClick={() => void navigate({ to: '/matters', search: {} })}>
          {m.clearFilters}
        </Button>
      ) : null}
    </form>
  );
}
