import { Button, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { isIdentityNumber } from '../../../server/kernel/identity-number.ts';
import { messages as matterMessages } from '../matters/messages.ts';
import { DateField } from '../shell/date-field.tsx';
import { Field } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import {
  contactWays,
  type FaultCode,
  type Faults,
  type PersonDraft,
  type Role,
  roles,
  standsForSomebody,
} from './draft.ts';
import { messages } from './messages.ts';

interface PersonCardProps {
  readonly person: PersonDraft;
  readonly at: string;
  readonly all: readonly PersonDraft[];
  readonly faults: Faults;
  readonly said: Readonly<Record<string, string>>;
  readonly mayRemove: boolean;
  readonly focus: boolean;
  readonly onChange: (part: Partial<PersonDraft>) => void;
  readonly onRemove: () => void;
}

/** One person or organisation of a side, with whom they stand for. */
export function PersonCard(props: PersonCardProps): ReactNode {
  const m = useMessages(messages);
  const words = useMessages(matterMessages);
  const { person, onChange } = props;
  const organisation = person.role === 'organisation';
  const stands = standsForSomebody.includes(person.role);
  const principals = props.all.filter((one) => one.id !== person.id && !standsForSomebody.includes(one.role));
  const faultOf = (name: string): string | undefined => {
    const code: FaultCode | undefined = props.faults[`${props.at}.${name}`];
    return code ? m.faults[code] : props.said[`${props.at}.${name}`];
  };
  const line = (
    name: 'name' | 'organisation' | 'phone' | 'idNumber' | 'creditCode' | 'address' | 'contact' | 'powers',
    max: number,
    required = false,
    autoFocus = false,
  ): ReactNode => (
    <Field
      label={m[name]}
      required={required}
      fault={faultOf(name)}
      help={name === 'idNumber' && isIdentityNumber(person.idNumber.trim().toUpperCase()) ? m.idOk : undefined}
    >
      {(ties) => (
        <Input
          {...ties}
          autoFocus={autoFocus}
          maxLength={max}
          autoComplete="off"
          inputMode={name === 'phone' ? 'tel' : 'text'}
          value={person[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div
      className="card person"
      data-person={person.id}
      role="group"
      aria-label={person.name || person.organisation || words.roles[person.role]}
    >
      <Field label={m.role} required>
        {(ties) => (
          <Select<Role>
            {...ties}
            value={person.role}
            onChange={(role) => onChange({ role })}
            options={roles.map((role) => ({ value: role, label: words.roles[role] }))}
          />
        )}
      </Field>
      {organisation ? line('organisation', 100, true, props.focus) : line('name', 50, true, props.focus)}
      {stands ? (
        <Field label={m.standsFor} required fault={faultOf('forId')}>
          {(ties) => (
            <Select
              {...ties}
              value={person.forId || (principals[0]?.id ?? null)}
              onChange={(forId: string) => onChange({ forId })}
              options={principals.map((one, i) => ({
                value: one.id,
                label: one.name || one.organisation || `${i + 1}`,
              }))}
            />
          )}
        </Field>
      ) : null}
      {line('phone', 30)}
      {organisation ? line('creditCode', 18) : line('idNumber', 20)}
      <Field label={m.contactWay}>
        {(ties) => (
          <Select
            {...ties}
            allowClear
            value={person.contactWay || null}
            onChange={(way: (typeof contactWays)[number] | null | undefined) => onChange({ contactWay: way ?? '' })}
            options={contactWays.map((way) => ({ value: way, label: words.contactWays[way] }))}
          />
        )}
      </Field>
      {person.contactWay === 'relative' || person.contactWay === 'village' ? line('contact', 200) : null}
      {line('address', 200)}
      {person.role === 'agent' ? (
        <>
          {line('powers', 500, true)}
          <Field label={m.powersUntil}>
            {(ties) => (
              <DateField
                ties={ties}
                kind="date"
                value={person.powersUntil}
                onChange={(powersUntil) => onChange({ powersUntil })}
              />
            )}
          </Field>
        </>
      ) : null}
      {organisation ? line('name', 50) : null}
      <details className="whole-row">
        <summary>{m.more}</summary>
        <div className="person-more">
          {(['gender', 'ethnicity', 'age', 'occupation'] as const).map((name) => (
            <Field key={name} label={m[name]}>
              {(ties) => (
                <Input
                  {...ties}
                  maxLength={name === 'occupation' ? 50 : 10}
                  value={person[name]}
                  onChange={(event) => onChange({ [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
      {props.mayRemove ? (
        <Button size="small" type="text" className="whole-row" onClick={props.onRemove}>
          {m.removePerson}
        </Button>
      ) : null}
    </div>
  );
}
