import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { makeKey } from '../../api/key.ts';
import { urlOf } from '../../api/caller.ts';
import { useDates } from '../shell/dates.ts';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { Loading, TroubleNote } from '../shell/states.tsx';
import { useTroubleWords } from '../shell/trouble.ts';
import { getMediation, issuePaper, type MediationReply } from './calls.ts';
import { messages } from './messages.ts';

interface PaperLine {
  readonly kind: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly party: { readonly id: string; readonly name: string } | undefined;
  readonly issuable: boolean;
}

/** 文书: from the record as PDF or Word, as a blank, and issued with a hash that stays in the history. */
export function PapersTab(props: { readonly number: string }): ReactNode {
  const m = useMessages(messages);
  const { number } = props;
  const query = useQuery({
    queryKey: ['matters', number, 'mediation'],
    queryFn: ({ signal }) => getMediation({ params: { number } }, { signal }),
  });
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) return <TroubleNote error={query.error} retry={() => void query.refetch()} />;
  const reply = query.data;
  const lines = linesOf(reply);
  return (
    <>
      <p className="quiet">{m.papersText}</p>
      {lines.length === 0 ? <p className="quiet">{m.papersNone}</p> : null}
      {lines.length > 0 ? (
        <div className="table-scroll">
          <table className="rows" aria-label={m.papers}>
            <tbody>
              {lines.map((line) => (
                <Line key={`${line.kind}-${line.party?.id ?? ''}`} line={line} reply={reply} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Issued reply={reply} />
      <Blanks reply={reply} />
    </>
  );
}

/** One line a paper, or one for each party where the paper is a party's. */
function linesOf(reply: MediationReply): PaperLine[] {
  const parties = reply.mediation?.parties ?? reply.parties;
  return reply.papersOffered.flatMap((paper): PaperLine[] => {
    const { kind, title, issuable } = paper;
    if (paper.parties.length === 0) return [{ kind, title, issuable, party: undefined }];
    const whose = parties.filter((party) => paper.parties.includes(party.id));
    return whose.map((party) => ({ kind, title, issuable, party }));
  });
}

function Line(props: { readonly line: PaperLine; readonly reply: MediationReply }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const words = useTroubleWords();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [key, setKey] = useState(makeKey);
  const { line, reply } = props;
  const href = (format: 'pdf' | 'docx'): string =>
    urlOf(
      '/api/matters/{number}/papers/{kind}',
      { number: reply.number, kind: line.kind },
      { format, lang: language, party: line.party?.id },
    );
  const issue = useMutation({
    mutationFn: () =>
      issuePaper({
        params: { number: reply.number, kind: line.kind as Parameters<typeof issuePaper>[0]['params']['kind'] },
        body: line.party ? { partyId: line.party.id } : {},
        key,
        seen: reply.version,
      }),
    onSuccess: () => {
      setKey(makeKey());
      void message.success(m.issued);
    },
    onError: (error) => void message.error(words(error)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['matters'] }),
  });
  return (
    <tr>
      <td>
        {say(line.title)}
        {line.party ? m.forParty(line.party.name) : ''}
      </td>
      <td>
        <div className="row-gap">
          <a href={href('pdf')} target="_blank" rel="noreferrer">
            {m.openPdf}
          </a>
          <a href={href('docx')}>{m.openWord}</a>
          <a
            href={urlOf('/api/papers/blank/{kind}', { kind: line.kind }, { format: 'pdf', lang: language })}
            target="_blank"
            rel="noreferrer"
          >
            {m.blank}
          </a>
          {line.issuable ? (
            <Button size="small" title={m.issueText} loading={issue.isPending} onClick={() => issue.mutate()}>
              {m.issue}
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

/** Every form of the office to print and fill by hand, whether or not the record can fill it. */
function Blanks(props: { readonly reply: MediationReply }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const { language } = useLanguage();
  return (
    <section className="stack-small" aria-label={m.blank}>
      <h2>{m.blank}</h2>
      <p className="quiet">{m.blankText}</p>
      <ul className="plain-list blanks">
        {props.reply.blanks.map((form) => (
          <li key={form.kind} className="row-gap">
            <span>{say(form.title)}</span>
            {(['pdf', 'docx'] as const).map((format) => (
              <a
                key={format}
                href={urlOf('/api/papers/blank/{kind}', { kind: form.kind }, { format, lang: language })}
                target="_blank"
                rel="noreferrer"
              >
                {format === 'pdf' ? m.openPdf : m.openWord}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function issuedHref(
  number: string,
  paper: MediationReply['papers'][number],
  format: 'pdf' | 'docx',
  lang: 'zh' | 'en',
): string {
  const { kind, id } = paper;
  return urlOf('/api/matters/{number}/papers/{kind}', { number, kind }, { issued: id, format, lang });
}

function Issued(props: { readonly reply: MediationReply }): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const dates = useDates();
  const { language } = useLanguage();
  const { reply } = props;
  const { papers } = reply;
  return (
    <section className="stack-small" aria-label={m.issued}>
      <h2>{m.issued}</h2>
      {papers.length === 0 ? <p className="quiet">{m.issuedNone}</p> : null}
      <ul className="plain-list">
        {papers.map((paper) => (
          <li key={paper.id} className="row-gap">
            <time className="quiet" dateTime={paper.at}>
              {dates.short(paper.at)}
            </time>
            {paper.erased ? (
              <span>
                {say(paper.title)} <span className="chip">{m.paperErased}</span>
              </span>
            ) : (
              <>
                <a href={issuedHref(reply.number, paper, 'pdf', language)} target="_blank" rel="noreferrer">
                  {say(paper.title)}
                </a>
                <a href={issuedHref(reply.number, paper, 'docx', language)}>{m.openWord}</a>
              </>
            )}
            <span className="quiet" title={paper.sha256}>
              {m.hash} {paper.sha256.slice(0, 12)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
