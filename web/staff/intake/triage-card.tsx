import type { ReactNode } from 'react';
import { messages as actMessages } from '../matters/act-messages.ts';
import { messages as matterMessages } from '../matters/messages.ts';
import { useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import type { Triage } from './calls.ts';

/** What triage proposes and the rule lines that led there; a named officer decides. */
export function TriageCard(props: { readonly triage: Triage }): ReactNode {
  const signs = useSigns();
  const m = useMessages(actMessages);
  const words = useMessages(matterMessages);
  const say = useWords();
  const { triage } = props;
  return (
    <section className="stack-small" aria-label={m.proposal}>
      <div className="row-gap">
        <span className="chip">{words.complexities[triage.complexity]}</span>
        <span className={triage.urgency === 'normal' ? 'chip' : 'chip late'}>{words.urgencies[triage.urgency]}</span>
        <span className="chip">{m.level[triage.level]}</span>
        {triage.peopleBand ? <span className="chip">{say(triage.peopleBand)}</span> : null}
      </div>
      <p>
        {m.proposedBody}
        {signs.colon}
        {triage.organisation ? <strong>{triage.organisation.name}</strong> : m.noProposedBody}
        {triage.organisation?.telephone ? <span className="quiet"> {triage.organisation.telephone}</span> : null}
      </p>
      {triage.mediable ? null : <p className="quiet">{m.notMediable}</p>}
      <details>
        <summary>
          {m.firedRules}
          {signs.brackets(triage.firedRules.length)}
        </summary>
        <ul className="rules">
          {triage.firedRules.map((rule) => (
            // The rule's name in the county's settings is for whoever mends them, not for whoever assigns.
            <li key={rule.id} title={rule.id}>
              {say(rule.text)} {rule.decisive ? <span className="quiet">{m.ruleDecisive}</span> : null}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
