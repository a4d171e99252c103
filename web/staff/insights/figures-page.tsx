import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { STAGES, type Stage } from '../../../server/modules/matters/lifecycle.ts';
import { countMatters } from '../matters/calls.ts';
import type { ListSearch } from '../matters/list-search.ts';
import { messages as matterMessages } from '../matters/messages.ts';
import { useAreas } from '../office/areas.ts';
import { useCategoryName } from '../office/office.ts';
import { useDates } from '../shell/dates.ts';
import { useMessages } from '../shell/language.tsx';
import { useMe } from '../shell/session.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { type FigureRow, type Figures, figuresBy, figuresByOutcome, type OutcomeFigures } from './figures.ts';
import { messages } from './messages.ts';

const route = getRouteApi('/frame/figures');

/** 统计: every number is a link to its matters; areas open to those just beneath. */
export function FiguresPage(): ReactNode {
  const m = useMessages(messages);
  const dates = useDates();
  const { area } = route.useSearch();
  const me = useMe();
  const counts = useQuery({
    queryKey: ['matters', 'counts', area ?? ''],
    queryFn: ({ signal }) => countMatters({ query: area ? { area } : {} }, { signal }),
  });
  return (
    <>
      <div className="head-line">
        <h1 className="page-title">{m.title}</h1>
        {counts.data ? <small className="quiet">{m.asOf(dates.dateTime(counts.data.asOf))}</small> : null}
      </div>
      <Trail area={area} county={me.county} />
      <p className="quiet">{m.formula}</p>
      {counts.isPending ? <Loading rows={12} /> : null}
      {counts.isError ? <TroubleNote error={counts.error} retry={() => void counts.refetch()} /> : null}
      {counts.data && counts.data.groups.length === 0 ? <Empty>{m.none}</Empty> : null}
      {counts.data && counts.data.groups.length > 0 ? (
        <>
          <ByOutcome figures={figuresByOutcome(counts.data.outcomes)} area={area} />
          <ByArea figures={figuresBy(counts.data.groups, 'areaCode')} area={area} />
          <ByCategory figures={figuresBy(counts.data.groups, 'category')} area={area} />
        </>
      ) : null}
    </>
  );
}

/** 全县 › 河西镇 › 新河社区 */
function Trail(props: {
  readonly area: string | undefined;
  readonly county: { readonly code: string; readonly name: string };
}): ReactNode {
  const townships = useAreas({ level: 'township' });
  const villages = useAreas({ level: 'village' });
  const { area } = props;
  const village = villages.find((one) => one.code === area);
  const township = townships.find((one) => one.code === (village ? village.parentCode : area));
  const steps = [township, village].filter((one) => one !== undefined);
  return (
    <nav className="row-gap" aria-label={props.county.name}>
      {area ? <Link to="/figures">{props.county.name}</Link> : <strong>{props.county.name}</strong>}
      {steps.map((one) => (
        <span key={one.code} className="row-gap">
          <span aria-hidden="true">›</span>
          {one.code === area ? (
            <strong>{one.name}</strong>
          ) : (
            <Link to="/figures" search={{ area: one.code }}>
              {one.name}
            </Link>
          )}
        </span>
      ))}
    </nav>
  );
}

/** 结案类型: solved, not solved, disagreed, not performed and withdrawn stand apart; each opens to its matters. */
function ByOutcome(props: { readonly figures: OutcomeFigures; readonly area: string | undefined }): ReactNode {
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const { figures } = props;
  return (
    <section className="stack-small">
      <h2>{m.byOutcome}</h2>
      <div className="table-scroll">
        <table className="rows figures" aria-label={m.byOutcome}>
          <thead>
            <tr>
              {figures.rows.map((row) => (
                <th key={row.outcome} scope="col" className="figure">
                  {words.outcomes[row.outcome]}
                </th>
              ))}
              <th scope="col" className="figure">
                {m.total}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              {figures.rows.map((row) => (
                <td key={row.outcome} className="figure">
                  <Count count={row.count} search={{ ...placeOf(props.area), outcome: row.outcome }} />
                </td>
              ))}
              <td className="figure">
                <Count count={figures.total} search={{ ...placeOf(props.area), stage: 'closed' }} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ByArea(props: { readonly figures: Figures; readonly area: string | undefined }): ReactNode {
  const m = useMessages(messages);
  const townships = useAreas({ level: 'township' });
  const villages = useAreas({ level: 'village' });
  const names = new Map([...townships, ...villages].map((one) => [one.code, one]));
  const { area } = props;
  return (
    <Table
      title={m.byArea}
      head={m.area}
      figures={props.figures}
      renderName={(row) => {
        const found = names.get(row.key);
        const name = found?.name ?? row.key;
        // A village opens its matters; a township opens its villages. What was registered for the area as a whole stays itself.
        if (row.key === area) return m.here(name);
        if (found?.level !== 'township') return name;
        return (
          <Link to="/figures" search={{ area: row.key }} title={m.drill(name)}>
            {name}
          </Link>
        );
      }}
      searchOf={(row, stage) => ({ ...placeOf(row.key || area), ...(stage ? { stage } : {}) })}
    />
  );
}

function ByCategory(props: { readonly figures: Figures; readonly area: string | undefined }): ReactNode {
  const m = useMessages(messages);
  const categoryName = useCategoryName();
  return (
    <Table
      title={m.byCategory}
      head={m.category}
      figures={props.figures}
      renderName={(row) => categoryName(row.key)}
      searchOf={(row, stage) => ({
        ...placeOf(props.area),
        ...(row.key ? { category: row.key } : {}),
        ...(stage ? { stage } : {}),
      })}
    />
  );
}

/** The county itself is no filter: everything is within it. */
function placeOf(code: string | undefined): { area?: string } {
  return code && code.length > 6 ? { area: code } : {};
}

function Table(props: {
  readonly title: string;
  readonly head: string;
  readonly figures: Figures;
  readonly renderName: (row: FigureRow) => ReactNode;
  /** Filters of the list that a number opens; without a stage for the total. */
  readonly searchOf: (row: FigureRow, stage?: Stage) => ListSearch;
}): ReactNode {
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const { figures } = props;
  const line = (row: FigureRow, name: ReactNode, bar: boolean): ReactNode => (
    <tr key={row.key || 'sum'} className={row.key ? undefined : 'sum'}>
      <th scope="row">{name}</th>
      {STAGES.map((stage) => (
        <td key={stage} className="figure">
          <Count count={row.stages[stage]} search={props.searchOf(row, stage)} />
        </td>
      ))}
      <td className="figure">
        <Count count={row.total} search={props.searchOf(row)} />
      </td>
      <td className="bar-cell">
        {bar ? (
          <span className="bar-track" aria-hidden="true">
            <span className="bar-fill" style={{ width: `${(100 * row.total) / Math.max(1, figures.most)}%` }} />
          </span>
        ) : null}
      </td>
    </tr>
  );
  return (
    <section className="stack-small">
      <h2>{props.title}</h2>
      <div className="table-scroll">
        <table className="rows figures" aria-label={props.title}>
          <thead>
            <tr>
              <th scope="col">{props.head}</th>
              {STAGES.map((stage) => (
                <th key={stage} scope="col" className="figure">
                  {words.stages[stage]}
                </th>
              ))}
              <th scope="col" className="figure">
                {m.total}
              </th>
              <th scope="col">
                <span className="only-read">{m.share}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.rows.map((row) => line(row, props.renderName(row), true))}
            {line(figures.sum, m.sum, false)}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Count(props: { readonly count: number; readonly search: ListSearch }): ReactNode {
  if (props.count === 0) return <span className="quiet">0</span>;
  return (
    // A number of everything opens everything, also where a kept filter would open the list.
    <Link to="/matters" search={Object.keys(props.search).length > 0 ? props.search : { all: true }}>
      {props.count}
    </Link>
  );
}
