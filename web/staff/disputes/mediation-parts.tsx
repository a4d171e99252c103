import { Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Values } from '../acts/sheet-spec.ts';
import type { Pick } from '../acts/sheet-field.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { useMessages, useWords } from '../shell/language.tsx';
import type { MediationReply } from './calls.ts';
import type { Part, ScreenRow } from './mediation-sheets.ts';
import { HandsPart } from './hands-part.tsx';
import { messages } from './messages.ts';
import { ObligationsPart, OthersPart } from './rows-parts.tsx';

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
