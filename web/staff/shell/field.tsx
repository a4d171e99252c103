import { useId, type ReactNode } from 'react';
import { useMessages } from './language.tsx';
import { useSigns } from './signs.ts';
import { messages } from './messages.ts';

/** What a control must carry so that its label, help and fault belong to it. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly required?: boolean | undefined;
  readonly help?: ReactNode;
  readonly fault?: string | undefined;
  readonly children: (ties: FieldTies) => ReactNode;
}

/** Label above, control, help and fault beneath. What need not be filled says so; what must be filled says nothing more. */
export function Field(props: FieldProps): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  const id = useId();
  const says = [props.help ? `${id}-help` : '', props.fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.required ? null : <span className="quiet">{signs.brackets(m.optional)}</span>}
      </label>
      {props.children({
        id,
        'aria-describedby': says || undefined,
        'aria-invalid': props.fault ? true : undefined,
        'aria-required': props.required ? true : undefined,
      })}
      {props.help ? (
        <small className="quiet" id={`${id}-help`}>
          {props.help}
        </small>
      ) : null}
      {props.fault ? (
        <small className="fault" id={`${id}-fault`} role="alert">
          {props.fault}
        </small>
      ) : null}
    </div>
  );
}

/** A group of choices with one label (radio buttons, ticks). */
export function FieldGroup(props: {
  readonly label: ReactNode;
  readonly required?: boolean | undefined;
  readonly help?: ReactNode;
  readonly fault?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const signs = useSigns();
  const m = useMessages(messages);
  return (
    <fieldset className="field">
      <legend>
        {props.label}
        {props.required ? null : <span className="quiet">{signs.brackets(m.optional)}</span>}
      </legend>
      {props.children}
      {props.help ? <small className="quiet">{props.help}</small> : null}
      {props.fault ? (
        <small className="fault" role="alert">
          {props.fault}
        </small>
      ) : null}
    </fieldset>
  );
}
