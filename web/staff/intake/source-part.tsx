import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { DESK_CHANNELS } from '../../../server/modules/matters/source.ts';
import { DateField } from '../shell/date-field.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { type Draft, type Faults, fromBody } from './draft.ts';
import { messages } from './messages.ts';

/** How it came; from a body also its number and dates, and what it wants back. */
export function SourcePart(props: {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly said: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<Draft>) => void;
}): ReactNode {
  const m = useMessages(messages);
  const { draft, onChange } = props;
  const faultOf = (name: string, member: string): string | undefined => {
    const code = props.faults[name];
    return code ? m.faults[code] : props.said[member];
  };
  const line = (name: 'sourceBody' | 'sourceReference' | 'sourceAsksBack', member: string, max: number): ReactNode => (
    <Field
      label={m[name]}
      required={name === 'sourceBody'}
      fault={faultOf(name, member)}
      help={name === 'sourceReference' ? m.sourceReferenceHelp : undefined}
    >
      {(ties) => (
        <Input
          {...ties}
          autoComplete="off"
          maxLength={max}
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const date = (name: 'sourceReceivedOn' | 'sourceAnswerBy', member: string): ReactNode => (
    <Field label={m[name]} fault={faultOf(name, member)}>
      {(ties) => (
        <DateField ties={ties} kind="date" value={draft[name]} onChange={(value) => onChange({ [name]: value })} />
      )}
    </Field>
  );
  return (
    <>
      <FieldGroup label={m.channel} required>
        <Radio.Group
          value={draft.channel}
          onChange={(event) => onChange({ channel: event.target.value as Draft['channel'] })}
          options={DESK_CHANNELS.map((one) => ({ value: one, label: m.channels[one] }))}
        />
      </FieldGroup>
      {fromBody(draft) ? (
        <div className="form inset">
          <div className="pair">
            {line('sourceBody', 'bodyName', 100)}
            {line('sourceReference', 'reference', 60)}
          </div>
          {draft.channel === 'court' ? (
            <FieldGroup label={m.courtMediation} required fault={faultOf('courtMediation', 'courtMediation')}>
              <Radio.Group
                value={draft.courtMediation}
                onChange={(event) => onChange({ courtMediation: event.target.value as Draft['courtMediation'] })}
                options={(['before_filing', 'after_filing'] as const).map((one) => ({
                  value: one,
                  label: m.courtMediations[one],
                }))}
              />
            </FieldGroup>
          ) : null}
          <div className="pair">
            {date('sourceReceivedOn', 'receivedOn')}
            {date('sourceAnswerBy', 'answerBy')}
          </div>
          {line('sourceAsksBack', 'asksBack', 300)}
        </div>
      ) : null}
    </>
  );
}
