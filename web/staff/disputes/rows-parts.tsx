import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DateField } from '../shell/date-field.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import type { PartProps } from './mediation-parts.tsx';
import type { ObligationRow, OtherRow } from './mediation-sheets.ts';
import { messages } from './messages.ts';

/** The table of dated obligations: who, to whom, what, how much, by when. */
export function ObligationsPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const rows = (props.values['obligations'] ?? []) as readonly ObligationRow[];
  const put = (next: readonly ObligationRow[]): void => props.set('obligations', next);
  const change = (at: number, part: ObligationRow): void =>
    put(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  const options = [...props.principals];
  return (
    <FieldGroup label={m.obligations} required fault={props.fault ? m.obligationsIncomplete : undefined}>
      {rows.map((row, i) => (
        // Rows have no name of their own before they are kept.
        // A typed row is known by its place only.
        <div key={i} className="card obligation" role="group" aria-label={`${m.obligations} ${i + 1}`}>
          {(
            [
              ['debtorId', m.who],
              ['creditorId', m.toWhom],
            ] as const
          ).map(([name, label]) => (
            <Field key={name} label={label} required>
              {(ties) => (
                <Select
                  {...ties}
                  aria-label={label}
                  value={row[name] ?? null}
                  options={options}
                  onChange={(id: string | null) => change(i, { [name]: id ?? undefined })}
                />
              )}
            </Field>
          ))}
          <div className="whole-row">
            <Field label={m.what} required>
              {(ties) => (
                <Input.TextArea
                  {...ties}
                  autoSize
                  maxLength={500}
                  value={row.what ?? ''}
                  onChange={(event) => change(i, { what: event.target.value })}
                />
              )}
            </Field>
          </div>
          <Field label={m.amount}>
            {(ties) => (
              <Input
                {...ties}
                inputMode="decimal"
                value={row.amount ?? ''}
                onChange={(event) => change(i, { amount: event.target.value })}
              />
            )}
          </Field>
          <Field label={m.dueOn} required>
            {(ties) => (
              <DateField ties={ties} kind="date" value={row.dueOn ?? ''} onChange={(dueOn) => change(i, { dueOn })} />
            )}
          </Field>
          {(
            [
              ['way', m.way, 100],
              ['place', m.place, 200],
            ] as const
          ).map(([name, label, max]) => (
            <Field key={name} label={label}>
              {(ties) => (
                <Input
                  {...ties}
                  maxLength={max}
                  value={row[name] ?? ''}
                  onChange={(event) => change(i, { [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Button size="small" type="text" onClick={() => put(rows.filter((_, at) => at !== i))}>
            {m.removeObligation}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put([...rows, {}])}>
        {m.addObligation}
      </Button>
    </FieldGroup>
  );
}

/** Relatives and neighbours who may be present, and who agreed to it. */
export function OthersPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const rows = (props.values['others'] ?? []) as readonly OtherRow[];
  const put = (next: readonly OtherRow[]): void => props.set('others', next);
  const change = (at: number, part: OtherRow): void =>
    put(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <FieldGroup label={m.othersText} fault={props.fault}>
      {rows.map((row, i) => (
        // A typed row is known by its place only.
        <div key={i} className="row-gap" role="group" aria-label={`${m.othersText} ${i + 1}`}>
          <Input
            aria-label={m.who}
            placeholder={m.who}
            style={{ width: 140 }}
            maxLength={40}
            value={row.name ?? ''}
            onChange={(event) => change(i, { name: event.target.value })}
          />
          <Select
            aria-label={m.relations['other'] ?? ''}
            style={{ width: 130 }}
            value={row.relation ?? null}
            options={Object.entries(m.relations).map(([value, label]) => ({ value, label }))}
            onChange={(relation: string) => change(i, { relation })}
          />
          <Button size="small" type="text" onClick={() => put(rows.filter((_, at) => at !== i))}>
            {m.removeObligation}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put([...rows, {}])}>
        {m.addOther}
      </Button>
      {rows.length > 0 ? (
        <Checkbox.Group
          value={(props.values['othersAgreedBy'] ?? []) as string[]}
          onChange={(ticked) => props.set('othersAgreedBy', ticked)}
          options={props.principals.map((pick) => ({
            value: String(pick.value),
            label: `${pick.label} ${m.consentYes}`,
          }))}
        />
      ) : null}
    </FieldGroup>
  );
}
