import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { isIdentityNumber } from '../../../server/kernel/identity-number.ts';
import { ActSheet } from '../acts/act-sheet.tsx';
import { messages as sheetMessages } from '../acts/messages.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { bodyOf, type Values } from '../acts/sheet-spec.ts';
import { getTriage } from '../intake/calls.ts';
import { TriageCard } from '../intake/triage-card.tsx';
import { useOffice } from '../office/office.ts';
import { listColleagues } from '../people/calls.ts';
import { useDates } from '../shell/dates.ts';
import { PrintDrawer } from '../shell/print-drawer.tsx';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { messages as shellMessages } from '../shell/messages.ts';
import { useMe } from '../shell/session.tsx';
import { Loading } from '../shell/states.tsx';
import { messages as actMessages } from './act-messages.ts';
import { actSheets, initialValues, onlyChanged, type SheetAct, untimedActs } from './act-sheets.ts';
import { callOf } from './act-calls.ts';
import { type Admission, getAdmission, type MatterView } from './calls.ts';
import { changesSince } from './changes.ts';
import { useDuplicates } from './duplicates-card.tsx';
import { messages } from './messages.ts';
import { onlyChoices, useClockPicks } from './clock-picks.ts';
import { usePartyPicks } from './party-picks.ts';
import { resultPicks } from './result-picks.ts';

interface MatterActProps {
  readonly act: SheetAct;
  readonly matter: MatterView;
  readonly reload: () => Promise<unknown>;
  readonly onClose: () => void;
  /** What the sheet begins with beside the record, and members of the body that the page knows. */
  readonly begin?: Values;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** The sheet of one act on a matter, with what it begins from. */
export function MatterAct(props: MatterActProps): ReactNode {
  const { act, matter } = props;
  const asksTriage = asksProposal(act) || choosesBody.includes(act);
  const triage = useQuery({
    queryKey: ['matters', matter.number, 'triage'],
    queryFn: ({ signal }) => getTriage({ params: { number: matter.number } }, { signal }),
    enabled: asksTriage,
  });
  const asksAdmission = admissionActs.includes(act);
  const admission = useQuery({
    queryKey: ['matters', matter.number, 'admission'],
    queryFn: ({ signal }) => getAdmission({ params: { number: matter.number } }, { signal }),
    enabled: asksAdmission,
  });
  const a = useMessages(actMessages);
  if ((asksTriage && triage.isPending) || (asksAdmission && admission.isPending))
    return (
      <Drawer open title={a.acts[act].title} size={480} onClose={props.onClose}>
        <Loading />
      </Drawer>
    );
  return <Sheet {...props} triage={triage.data} admission={admission.data} />;
}

function Sheet(
  props: MatterActProps & {
    readonly triage: Awaited<ReturnType<typeof getTriage>> | undefined;
    readonly admission: Admission | undefined;
  },
): ReactNode {
  const a = useMessages(actMessages);
  const m = useMessages(messages);
  const sheet = useMessages(sheetMessages);
  const dates = useDates();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const picks = usePicks(props.act, props.matter, props.triage, props.admission);
  const [reply, setReply] = useState<unknown>();
  const { act, matter, triage } = props;
  const parties = picks.parties.map((pick) => String(pick.value));
  const office = useOffice();
  const [initial] = useState<Values>(() => ({
    ...onlyChoices(actSheets[act], picks),
    ...initialValues(act, matter, triage, parties),
    ...props.begin,
  }));
  // Which categories are complaints, and whether the record knows already whom this one is about: no member of any body.
  const known: Values = {
    ...(act === 'addParty' ? { category: matter.category } : {}),
    complaintCategories: office?.items.filter((one) => one.restricted).map((one) => one.code) ?? [],
    subjectsKnown: matter.restriction === 'complaint',
  };
  const [timeline] = useState(matter.timeline);

  if (reply) return <Afterwards act={act} reply={reply} onClose={props.onClose} />;
  return (
    <ActSheet<unknown>
      words={a.acts[act]}
      fields={actSheets[act]}
      fieldWords={a.fields}
      initial={initial}
      known={known}
      picks={picks}
      record={matter.number}
      version={matter.version}
      untimed={untimedActs.includes(act)}
      reload={props.reload}
      changes={() => changesSince(timeline, matter, act, { m, dates })}
      extra={(values) => ({
        body: props.members ?? {},
        missing: falseIdentityNumber(values['idNumber']) ? ['idNumber'] : [],
      })}
      above={
        asksProposal(act) && triage ? (
          <div className="note info">
            <strong>{a.proposal}</strong>
            <TriageCard triage={triage} />
          </div>
        ) : null
      }
      call={({ body, key, seen }) =>
        callOf(act, {
          params: { number: matter.number },
          body: act === 'correctMatter' ? onlyChanged(body, bodyOf(actSheets.correctMatter, initial)) : body,
          key,
          seen,
        })
      }
      onDone={(answer) => {
        void queries.invalidateQueries({ queryKey: ['matters'] });
        if (act === 'reissueCode' || act === 'closeMatter') return setReply(answer);
        void message.success(sheet.saved);
        props.onClose();
      }}
      onClose={props.onClose}
    />
  );
}

/** Acts before acceptance: what they choose from stands with the notice and the refusal. */
const admissionActs: readonly SheetAct[] = ['supplyMaterial', 'proposeRefusal'];

function falseIdentityNumber(typed: unknown): boolean {
  return typeof typed === 'string' && typed.trim() !== '' && !isIdentityNumber(typed.trim().toUpperCase());
}

/** Acts that choose a body: the list comes with the triage of the matter. */
const choosesBody: readonly SheetAct[] = ['objectToAssignment', 'designateBody', 'askCoHandler', 'releaseCoHandler'];

function asksProposal(act: SheetAct): boolean {
  return act === 'acceptMatter' || act === 'assignMatter';
}

/** What the server gave back that must be seen: a new lookup code, or with which outcome it closed. */
function Afterwards(props: {
  readonly act: SheetAct;
  readonly reply: unknown;
  readonly onClose: () => void;
}): ReactNode {
  const a = useMessages(actMessages);
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  const given = props.reply as { lookupCode?: string; number: string; outcome?: keyof typeof m.outcomes };
  return (
    <PrintDrawer title={a.acts[props.act].title} size={480} onClose={props.onClose}>
      <div className="stack" role="status">
        {given.lookupCode ? (
          <>
            <p>{a.newCodeText}</p>
            <dl className="facts">
              <dt>{m.number}</dt>
              <dd>{given.number}</dd>
              <dt>{a.newCode}</dt>
              <dd>
                <strong className="code">{given.lookupCode}</strong>
              </dd>
            </dl>
            <Button className="no-print" onClick={() => window.print()}>
              {shell.print}
            </Button>
          </>
        ) : null}
        {given.outcome ? <p>{a.closedAs(m.outcomes[given.outcome])}</p> : null}
        <Button type="primary" className="no-print" autoFocus onClick={props.onClose}>
          {shell.close}
        </Button>
      </div>
    </PrintDrawer>
  );
}

/** Lists from which the fields of the sheets pick. */
function usePicks(
  act: SheetAct,
  matter: MatterView,
  triage: Awaited<ReturnType<typeof getTriage>> | undefined,
  admission: Admission | undefined,
): Record<
  | 'categories'
  | 'helpers'
  | 'likely'
  | 'missingItems'
  | 'refusalReasons'
  | 'results'
  | 'bodies'
  | 'colleagues'
  | 'parties'
  | 'applicants'
  | 'dangerSigns'
  | keyof ReturnType<typeof usePartyPicks>
  | keyof ReturnType<typeof useClockPicks>,
  Pick[]
> {
  const office = useOffice();
  const say = useWords();
  const signs = useSigns();
  const m = useMessages(messages);
  const a = useMessages(actMessages);
  const colleagues = useColleaguePicks();
  const { data: duplicates } = useDuplicates(matter, act === 'linkMatter');
  const standing = matter.parties.filter((party) => !party.replaced && !party.erased);
  const named = (party: MatterView['parties'][number]): Pick => ({
    value: party.id,
    label: `${party.name || party.organisation}${signs.brackets(`${m.sides[party.side]} · ${m.roles[party.role]}`)}`,
  });
  return {
    categories: office?.items.map((one) => ({ value: one.code, label: `${one.code} ${say(one.name)}` })) ?? [],
    results: resultPicks(office?.results ?? [], say, signs.brackets(a.needsBasis)),
    bodies:
      triage?.choices.map((one) => ({ value: one.id, label: `${one.name}${signs.brackets(one.areaName)}` })) ?? [],
    colleagues,
    helpers:
      triage?.choices
        .filter((one) => matter.coHandlerOrganisationIds.includes(one.id))
        .map((one) => ({ value: one.id, label: one.name })) ?? [],
    missingItems: (admission?.material?.items ?? [])
      .filter((item) => item.suppliedAt === null)
      .map((item) => ({ value: item.position, label: `${item.position}. ${item.name}` })),
    refusalReasons: (admission?.reasons ?? []).map((one) => ({
      value: one.id,
      label: `${say(one.name)} ${say(one.law)}`,
    })),
    parties: standing.map(named),
    likely: (duplicates?.items ?? [])
      .filter((item) => item.cannot === null)
      .map((item) => ({
        value: item.number,
        label: `${item.number} ${m.stages[item.stage]}${signs.brackets(item.why.map((one) => m.likeness[one]).join('、'))}`,
      })),
    ...useClockPicks(matter),
    ...usePartyPicks(matter, act === 'acceptMatter' || act === 'addParty'),
    applicants: standing.filter((party) => party.side === 'applicant').map(named),
    dangerSigns: office?.dangerSigns.map((one) => ({ value: one.id, label: say(one.name) })) ?? [],
  };
}

/** Posts of one's own body, without one's own. */
export function useColleaguePicks(): Pick[] {
  const me = useMe();
  const colleagues = useQuery({
    queryKey: ['colleagues', me.post.organisation.id],
    queryFn: ({ signal }) => listColleagues({}, { signal }),
    staleTime: 300_000,
  });
  return (colleagues.data?.items ?? []).flatMap((one) => {
    const { postId } = one as { postId?: number };
    return postId === undefined || postId === me.post.id ? [] : [{ value: postId, label: one.name }];
  });
}
