import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { urlOf } from '../../api/caller.ts';
import { fileHref } from '../matters/file-href.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useRoles } from '../shell/session.tsx';
import { Empty, Loading, TroubleNote } from '../shell/states.tsx';
import { ArchiveCard, SupplementCards } from './archive-card.tsx';
import { type Dossier, type DossierRow, getDossier, type Piece } from './calls.ts';
import { backState } from './back-state.ts';
import { type Chosen, DossierActSheet } from './dossier-act.tsx';
import { messages } from './messages.ts';

/** How often a dossier that is being bound is looked at again, in milliseconds. */
const lookAgain = 2000;

/** 卷宗: the thirteen items with what fills them, what is missing in red, and what became of the dossier. */
export function DossierTab(props: {
  readonly number: string;
  readonly version: number;
  readonly started: boolean;
}): ReactNode {
  const m = useMessages(messages);
  const roles = useRoles();
  const [chosen, setChosen] = useState<Chosen>();
  const { number, version, started } = props;
  const query = useQuery({
    queryKey: ['matters', number, 'dossier', version],
    queryFn: ({ signal }) => getDossier({ params: { number } }, { signal }),
    enabled: started,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (isBinding(state.data) ? lookAgain : false),
  });
  if (!started) return <Empty>{m.none}</Empty>;
  if (query.isPending) return <Loading rows={8} />;
  if (query.isError) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const { data } = query;
  return (
    <div className="stack">
      <Head number={number} dossier={data} onChoose={setChosen} />
      {data.archive ? <ArchiveCard number={number} dossier={data} archive={data.archive} /> : null}
      <Items number={number} dossier={data} onChoose={setChosen} />
      <Pieces title={m.later} number={number} pieces={data.later} late />
      <SupplementCards number={number} dossier={data} />
      <Pieces title={m.loose} number={number} pieces={data.loose} />
      {chosen ? (
        <DossierActSheet
          key={`${chosen.act}-${JSON.stringify(chosen.members)}`}
          chosen={chosen}
          number={number}
          dossier={data}
          checks={roles.includes('checker') || roles.includes('centre_head')}
          reload={() => query.refetch()}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </div>
  );
}

function isBinding(dossier: Dossier | undefined): boolean {
  return [dossier?.archive, ...(dossier?.supplements ?? [])].some((one) => one?.sealed === false);
}

interface PartProps {
  readonly number: string;
  readonly dossier: Dossier;
  readonly onChoose: (chosen: Chosen) => void;
}

function Head({ number, dossier, onChoose }: PartProps): ReactNode {
  const m = useMessages(messages);
  const paper = (kind: string): string =>
    urlOf('/api/matters/{number}/papers/{kind}', { number, kind }, { format: 'pdf', lang: 'zh' });
  const open = dossier.archive === null;
  return (
    <>
      <p className="quiet">{m.text}</p>
      <p className="row-gap">
        {open && !dossier.ended ? <span className="chip">{m.notEnded}</span> : null}
        {open && dossier.missing.length > 0 ? (
          <span className="chip late">{m.missing(dossier.missing.length)}</span>
        ) : null}
        {open && dossier.complete && dossier.ended ? <span className="chip">{m.complete}</span> : null}
        <span className="quiet">{dossier.dossierNumber}</span>
      </p>
      <div className="row-gap no-print">
        {(['archiveDossier', 'addDossierSupplement', 'voidDossierArchive'] as const)
          .filter((act) => dossier.acts.includes(act))
          .map((act) => (
            <Button
              key={act}
              type={act === 'archiveDossier' && dossier.complete ? 'primary' : 'default'}
              onClick={() => onChoose({ act, members: {} })}
            >
              {m.acts[act].title}
            </Button>
          ))}
        {dossier.dossierNumber ? (
          <>
            <a href={paper('dossier-cover')} target="_blank" rel="noreferrer">
              {m.cover}
            </a>
            <a href={paper('dossier-catalogue')} target="_blank" rel="noreferrer">
              {m.catalogue}
            </a>
            {open ? (
              <a href={urlOf('/api/matters/{number}/dossier/file', { number }, {})} target="_blank" rel="noreferrer">
                {m.draft}
              </a>
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
}

function Items({ number, dossier, onChoose }: PartProps): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  return (
    <div className="table-scroll">
      <table className="rows" aria-label={m.contents}>
        <thead>
          <tr>
            {[m.place, m.item, m.need, m.state, m.contents].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="no-print">
              <span className="only-read">{m.todo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {dossier.items.map((row) => (
            <tr key={row.item}>
              <td>{row.place}</td>
              <td>{say(row.name)}</td>
              <td>{row.required ? m.required : row.calledFor ? m.calledFor : m.asNeeded}</td>
              <td>
                <span className={row.state === 'missing' ? 'chip late' : 'chip'}>{m.states[row.state]}</span>
                {row.state === 'missing' && row.gap ? <p className="error-text">{m.gaps[row.gap]}</p> : null}
              </td>
              <td className="wrap">
                {row.item === 'back' ? <span className="quiet">{m.back[backState(dossier.archive)]}</span> : null}
                {row.reason ? <p className="words">{row.reason}</p> : null}
                <ul className="plain-list">
                  {row.pieces.map((piece) => (
                    <li key={piece.fileId ?? piece.paperId ?? `${piece.kind}-${piece.name}`}>
                      <PieceLine number={number} piece={piece} />
                    </li>
                  ))}
                </ul>
              </td>
              <td className="no-print">
                <ItemButtons row={row} acts={dossier.acts} onChoose={onChoose} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ItemButtons(props: {
  readonly row: DossierRow;
  readonly acts: readonly string[];
  readonly onChoose: (chosen: Chosen) => void;
}): ReactNode {
  const m = useMessages(messages);
  const { row, acts, onChoose } = props;
  if (row.item === 'back' || !acts.includes('fileInDossier')) return null;
  const { item } = row;
  const marked = row.state === 'not_applicable';
  return (
    <div className="row-gap">
      <Button size="small" onClick={() => onChoose({ act: 'fileInDossier', members: { item } })}>
        {m.put}
      </Button>
      {item === 'note' ? (
        <Button size="small" onClick={() => onChoose({ act: 'describeDossier', members: {} })}>
          {m.write}
        </Button>
      ) : null}
      {!row.required && (marked || row.pieces.length === 0) ? (
        <Button
          size="small"
          onClick={() => onChoose({ act: 'markDossierItem', members: { item, notApplicable: !marked } })}
        >
          {marked ? m.unmark : m.mark}
        </Button>
      ) : null}
    </div>
  );
}

function PieceLine(props: { readonly number: string; readonly piece: Piece }): ReactNode {
  const m = useMessages(messages);
  const { number, piece } = props;
  if (piece.fileId)
    return (
      <>
        <a href={fileHref(number, piece.fileId)} target="_blank" rel="noreferrer">
          {piece.name}
        </a>{' '}
        {piece.pages ? <span className="quiet">{m.pages(piece.pages)}</span> : null}
      </>
    );
  if (piece.paperId && piece.kind)
    return (
      <>
        <a
          href={urlOf(
            '/api/matters/{number}/papers/{kind}',
            { number, kind: piece.kind },
            { issued: piece.paperId, lang: 'zh' },
          )}
          target="_blank"
          rel="noreferrer"
        >
          {piece.name}
        </a>{' '}
        <span className="quiet">{m.issued}</span>
      </>
    );
  return (
    <>
      {piece.name} <span className="quiet">{m.fromRecord}</span>
    </>
  );
}

function Pieces(props: {
  readonly title: string;
  readonly number: string;
  readonly pieces: readonly Piece[];
  readonly late?: boolean;
}): ReactNode {
  if (props.pieces.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{props.late ? <span className="chip soon">{props.title}</span> : props.title}</h2>
      <ul className="plain-list">
        {props.pieces.map((piece) => (
          <li key={piece.fileId ?? piece.paperId ?? piece.name}>
            <PieceLine number={props.number} piece={piece} />
          </li>
        ))}
      </ul>
    </section>
  );
}
