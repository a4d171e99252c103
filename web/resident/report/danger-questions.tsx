import type { VNode } from 'preact';
import { Check } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Catalogue } from '../operations.ts';
import { useWords } from '../words.tsx';
import { useReport } from './report-draft.tsx';

/** Asks about danger to a person; a yes shows at once what to do and whom to ring, and never speaks of making peace. */
export function DangerQuestions(props: { readonly signs: Catalogue['dangerSigns'] }): VNode {
  const { t, language } = useWords();
  const { draft, write } = useReport();
  const ticked = props.signs.filter((sign) => draft.dangerSigns.includes(sign.id));
  const turn = (id: string, on: boolean): void =>
    write((old) => ({
      dangerSigns: on ? [...old.dangerSigns, id] : old.dangerSigns.filter((sign) => sign !== id),
    }));
  return (
    <details class="danger-questions" open={ticked.length > 0}>
      <summary>
        <Icon name="alert" />
        {t.what.danger}
      </summary>
      <p class="hint">{t.what.dangerNone}</p>
      <div class="lines">
        {props.signs.map((sign) => (
          <Check
            key={sign.id}
            name={`danger-${sign.id}`}
            label={sign.question[language]}
            checked={draft.dangerSigns.includes(sign.id)}
            onCheck={(on) => turn(sign.id, on)}
          />
        ))}
      </div>
      <div role="status">
        {ticked.map((sign) => (
          <div key={sign.id} class="danger">
            <Icon name="alert" />
            <div>
              <p>{sign.residentWords[language]}</p>
              <p class="row">
                {sign.calls.map((call) => (
                  <a key={call.telephone} class="button small red" href={`tel:${call.telephone}`}>
                    {call.who[language]} {call.telephone}
                  </a>
                ))}
              </p>
            </div>
          </div>
        ))}
      </div>
    </details>
  );
}
