import { Button, Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Values } from '../acts/sheet-spec.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { DateField } from '../shell/date-field.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { useMessages, useWords } from '../shell/language.tsx';
import type { MediationReply } from './calls.ts';
import type { ObligationRow, OtherRow, Part, ScreenRow } from './mediation-sheets.ts';
import { HandsPart } from './hands-part.tsx';
import { messages } from './messages.ts';

export interface PartProps {
  readonly values: Values;
  readonly set: (name: string, value: unknown) => void;
  readonly fault: string | undefined;
  readonly reply: MediationReply;
  /** Whose consent and signature count. */
  readonly principals: readonly Pick[];
  readonly representatives: readonly Pick[];
  /** Parties whose hands are asked for. */
  readonly hands: readonly Pick[];
}

/** The parts of a mediation's sheet that are more than one field. */
export function MediationPart(props: PartProps & { readonly part: Part }): ReactNode {
  switch (props.part) {
    case 'danger':
      return <DangerPart {...props} />;
    case 'obligations':
      return <ObligationsPart {...props} />;
    case 'declared':
      return <DeclaredPart {...props} />;
    case 'sham':
      return <ShamPart {...props} />;
    case 'others':
      return <OthersPart {...props} />;
    case 'hands':
      return <HandsPart {...props} />;
    case 'consents':
      return <ConsentsPart {...props} />;
    case 'agreedBy':
      return <AgreedByPart {...props} />;
    case 'screen':
      return <ScreenPart {...props} />;
    default:
      return null;
  }
}

function DangerPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  if (!props.reply.danger?.declarationNeeded) return null;
  const given = (props.values['danger'] ?? {}) as Record<string, unknown>;
  const put = (name: string, value: unknown): void => props.set('danger', { ...given, [name]: value });
  return (
    <FieldGroup label={m.onRequest} required fault={props.fault}>
      {(['victimAsksFreely', 'heardAlone', 'rightsTold'] as const).map((name) => (
        <Checkbox key={name} checked={given[name] === true} onChange={(event) => put(name, event.target.checked)}>
          {m.dangerParts[name]}
        </Checkbox>
      ))}
      <Field label={m.dangerParts.reported}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={typeof given['reported'] === 'string' ? given['reported'] : ''}
            onChange={(event) => put('reported', event.target.value)}
          />
        )}
      </Field>
    </FieldGroup>
  );
}

/** The table of dated obligations: who, to whom, what, how much, by when. */
function ObligationsPart(props: PartProps): ReactNode {
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
        // oxlint-disable-next-line react/no-array-index-key -- a typed row is known by its place only
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

function DeclaredPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const given = (props.values['declared'] ?? {}) as Record<string, unknown>;
  return (
    <FieldGroup label={m.declaredText} required fault={props.fault}>
      {(['noStatusDecided', 'noCrimeSilenced'] as const).map((name) => (
        <Checkbox
          key={name}
          checked={given[name] === true}
          onChange={(event) => props.set('declared', { ...given, [name]: event.target.checked })}
        >
          {m.declaredParts[name]}
        </Checkbox>
      ))}
    </FieldGroup>
  );
}

function ShamPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  return (
    <FieldGroup label={m.shamText} required fault={props.fault}>
      <Checkbox.Group
        className="column"
        value={(props.values['sham'] ?? []) as string[]}
        onChange={(ticked) => props.set('sham', ticked)}
        options={props.reply.shamQuestions.map((question) => ({ value: question.id, label: say(question.text) }))}
      />
    </FieldGroup>
  );
}

function OthersPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const rows = (props.values['others'] ?? []) as readonly OtherRow[];
  const put = (next: readonly OtherRow[]): void => props.set('others', next);
  const change = (at: number, part: OtherRow): void =>
    put(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <FieldGroup label={m.othersText} fault={props.fault}>
      {rows.map((row, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a typed row is known by its place only
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

function ConsentsPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const agreed = (props.values['consents'] ?? []) as readonly string[];
  const by = (props.values['consentBy'] ?? {}) as Record<string, string | undefined>;
  return (
    <FieldGroup label={m.consentsText} required fault={props.fault}>
      {props.principals.map((pick) => {
        const id = String(pick.value);
        return (
          <div key={id} className="row-gap">
            <Checkbox
              checked={agreed.includes(id)}
              onChange={(event) =>
                props.set('consents', event.target.checked ? [...agreed, id] : agreed.filter((one) => one !== id))
              }
            >
              {pick.label} {m.consentYes}
            </Checkbox>
            {props.representatives.length > 0 ? (
              <Select
                aria-label={m.fields.byPartyId.label}
                style={{ width: 200 }}
                allowClear
                placeholder={m.byOneself}
                value={by[id] ?? null}
                options={[...props.representatives]}
                onChange={(value: string | null | undefined) =>
                  props.set('consentBy', { ...by, [id]: value ?? undefined })
                }
              />
            ) : null}
          </div>
        );
      })}
    </FieldGroup>
  );
}

function AgreedByPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const how = (props.values['agreedHow'] ?? {}) as Record<string, string>;
  return (
    <FieldGroup label={m.agreedByText} required fault={props.fault}>
      {props.principals.map((pick) => (
        <div key={pick.value} className="row-gap">
          <span>{pick.label}</span>
          <Radio.Group
            value={how[String(pick.value)]}
            onChange={(event) => props.set('agreedHow', { ...how, [String(pick.value)]: String(event.target.value) })}
            options={Object.entries(m.fields.how.options).map(([value, label]) => ({ value, label }))}
          />
        </div>
      ))}
    </FieldGroup>
  );
}

/** Offered only where the law and both sides allow it; the pictures are drawn beside each name. */
function ScreenPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  if (props.values['way'] !== 'screen') return null;
  const screen = props.reply.mediation?.agreement?.screen;
  if (screen && !screen.allowed)
    return (
      <p className="note soon" role="alert">
        {m.screenRefused(screen.law ? `《${screen.law.law}》${screen.law.article}` : '')}
      </p>
    );
  const given = (props.values['screen'] ?? {}) as ScreenRow;
  const put = (part: ScreenRow): void => props.set('screen', { ...given, ...part });
  return (
    <FieldGroup label={m.screenText} required fault={props.fault}>
      <Checkbox.Group
        value={[...(given.agreedBy ?? [])]}
        onChange={(agreedBy: string[]) => put({ agreedBy })}
        options={props.principals.map((pick) => ({
          value: String(pick.value),
          label: `${pick.label} ${m.consentYes}`,
        }))}
      />
      <span>{m.screenIdentity}</span>
      <Radio.Group
        value={given.identityChecked}
        onChange={(event) => put({ identityChecked: String(event.target.value) })}
        options={Object.entries(m.identity).map(([value, label]) => ({ value, label }))}
      />
      <Checkbox
        checked={given.notFamilyStatus === true}
        onChange={(event) => put({ notFamilyStatus: event.target.checked })}
      >
        {m.screenNotFamily}
      </Checkbox>
    </FieldGroup>
  );
}
