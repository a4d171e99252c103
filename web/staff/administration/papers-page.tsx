import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { urlOf } from '../../api/caller.ts';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { listPaperWords } from './calls.ts';
import { messages } from './messages.ts';
import { paperTextWords } from './paper-text-words.ts';

type Words = Awaited<ReturnType<typeof listPaperWords>>;

/** 文书文字: every paper of the office with a preview in the words in force, and in those of the file before the next start. */
export function PapersPage(): ReactNode {
  const m = useMessages(messages);
  const words = useQuery({
    queryKey: ['admin', 'papers'],
    queryFn: ({ signal }) => listPaperWords({}, { signal }),
  });
  return (
    <>
      <h1 className="page-title">{m.pages.papers}</h1>
      <p className="quiet">{m.papersText}</p>
      {words.isPending ? <Loading /> : null}
      {words.isError ? <TroubleNote error={words.error} retry={() => void words.refetch()} /> : null}
      {words.data ? (
        <>
          <State words={words.data} />
          <Papers words={words.data} />
        </>
      ) : null}
    </>
  );
}

function State(props: { readonly words: Words }): ReactNode {
  const m = useMessages(messages);
  const { words } = props;
  if (words.problems.length > 0)
    return (
      <section role="alert">
        <p>{m.papersProblems}</p>
        <ul>
          {words.problems.map((one) => (
            <li key={`${one.file}:${one.line}:${one.sentence}`} className="wrap">
              <code>
                {one.file}:{one.line}
              </code>{' '}
              {one.sentence}
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <p>
      {m.papersVersion(words.version)} · {words.changed ? m.papersChanged : m.papersSound}
    </p>
  );
}

function Papers(props: { readonly words: Words }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const { language } = useLanguage();
  const preview = (kind: string, query: Record<string, string>): string =>
    urlOf('/api/system/papers/{kind}', { kind }, query);
  return (
    <div className="table-scroll">
      <table className="rows" aria-label={m.pages.papers}>
        <thead>
          <tr>
            <th scope="col">{m.papersKind}</th>
            <th scope="col">{m.papersTexts}</th>
            <th scope="col">{m.papersInForce}</th>
            <th scope="col">{m.papersFile}</th>
          </tr>
        </thead>
        <tbody>
          {props.words.papers.map((paper) => (
            <tr key={paper.kind}>
              <td>{say(paper.title)}</td>
              <td className="wrap quiet">
                {['title', ...paper.texts.map((text) => text.id), 'labels'].map((key, i) => (
                  <Fragment key={key}>
                    {i > 0 ? ' · ' : ''}
                    <span title={key}>{paperTextWords(key, language)}</span>
                  </Fragment>
                ))}
              </td>
              <td>
                <div className="row-gap">
                  <Open href={preview(paper.kind, {})} words="PDF" />
                  <Open href={preview(paper.kind, { lang: 'en' })} words={m.papersEnglish} />
                  <Open href={preview(paper.kind, { blank: 'yes' })} words={m.papersBlank} />
                  <a href={preview(paper.kind, { format: 'docx' })}>{m.papersWord}</a>
                </div>
              </td>
              <td>{paper.changed ? <Open href={preview(paper.kind, { words: 'file' })} words="PDF" /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Open(props: { readonly href: string; readonly words: string }): ReactNode {
  return (
    <a href={props.href} target="_blank" rel="noreferrer">
      {props.words}
    </a>
  );
}
