import type { ReactNode } from 'react';
import { useDates } from './dates.ts';
import type { FieldTies } from './field.tsx';

/** The browser's own field for a day or a day and hour, with what was chosen written out beneath: 2026年11月22日(周日). */
export function DateField(props: {
  readonly ties: FieldTies;
  readonly kind: 'date' | 'datetime-local';
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const dates = useDates();
  const day = props.value.slice(0, 10);
  return (
    <>
      <input
        {...props.ties}
        type={props.kind}
        className="native-field"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {/^[12]\d{3}-\d{2}-\d{2}$/u.test(day) ? (
        <small className="quiet">
          {dates.date(day, true)}
          {props.kind === 'datetime-local' ? ` ${props.value.slice(11, 16)}` : ''}
        </small>
      ) : null}
    </>
  );
}
