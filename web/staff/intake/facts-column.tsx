import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { FilesField } from '../acts/files-field.tsx';
import { AreaSelect } from '../office/area-select.tsx';
import { useOffice } from '../office/office.ts';
import { DateField } from '../shell/date-field.tsx';
import { listOfficerNames } from '../people/calls.ts';
import { Field, FieldGroup } from '../shell/field.tsx';
import { useMessages, useWords } from '../shell/language.tsx';
import type { Draft, Faults } from './draft.ts';
import { messages } from './messages.ts';
import { SourcePart } from './source-part.tsx';

interface ColumnProps {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly said: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** Left: what happened, what is asked for, where, when, how many, how much, what danger. */
export function FactsColumn(props: ColumnProps): ReactNode {
  const m = useMessages(messages);
  const say = useWords();
  const office = useOffice();
  const { draft, onChange } = props;
  const category = office?.items.find((one) => one.code === draft.category);
  const faultOf = (name: string): string | undefined => {
    const code = props.faults[name];
    return code ? m.faults[code] : props.said[name];
  };
  return (
    <div className="form">
      <SourcePart draft={draft} faults={props.faults} said={props.said} onChange={onChange} />
      <Field label={m.category} required fault={faultOf('category')} help={category ? say(category.hint) : undefined}>
        {(ties) => (
          <Select
            {...ties}
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.category || null}
            onChange={(code: string) => onChange({ category: code })}
            options={office?.items.map((one) => ({ value: one.code, label: `${one.code} ${say(one.name)}` })) ?? []}
          />
        )}
      </Field>
      {category?.restricted ? (
        <Field label={m.subject} required fault={faultOf('subjectOrganisationIds')} help={m.subjectHelp}>
          {(ties) => (
            <Select
              {...ties}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={[...draft.subjectOrganisationIds]}
              onChange={(ids: number[]) => onChange({ subjectOrganisationIds: ids })}
              options={office?.bodies.map((body) => ({ value: body.id, label: body.name })) ?? []}
            />
          )}
        </Field>
      ) : null}
      {category?.restricted ? <SubjectOfficers draft={draft} onChange={onChange} /> : null}
      <Field label={m.description} required fault={faultOf('description')} help={m.descriptionHelp}>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 4, maxRows: 10 }}
            maxLength={5000}
            value={draft.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
      <Field label={m.claims} help={m.claimsHelp} fault={faultOf('claims')}>
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={draft.claims}
            onChange={(event) => onChange({ claims: event.target.value })}
          />
        )}
      </Field>
      <div className="pair">
        <Field label={m.area} required fault={faultOf('areaCode')} help={m.areaHelp}>
          {(ties) => (
            <AreaSelect
              label={m.area}
              ties={ties}
              value={draft.areaCode || undefined}
              onChange={(code) => onChange({ areaCode: code ?? '' })}
            />
          )}
        </Field>
        <Line name="placeDetail" max={200} {...props} />
      </div>
      <div className="three">
        <Field label={m.occurredOn} fault={faultOf('occurredOn')}>
          {(ties) => (
            <DateField
              ties={ties}
              kind="date"
              value={draft.occurredOn}
              onChange={(occurredOn) => onChange({ occurredOn })}
            />
          )}
        </Field>
        <Line name="peopleInvolved" max={6} {...props} />
        <Line name="amount" max={20} {...props} />
      </div>
      <FieldGroup label={m.dangerSigns} required>
        <Checkbox.Group
          className="column"
          value={[...draft.dangerSigns]}
          onChange={(dangerSigns: string[]) => onChange({ dangerSigns })}
          options={office?.dangerSigns.map((sign) => ({ value: sign.id, label: say(sign.question) })) ?? []}
        />
      </FieldGroup>
      <Line name="safeContact" max={200} help={m.safeContactHelp} {...props} />
      <Checkbox checked={draft.askedForCounty} onChange={(event) => onChange({ askedForCounty: event.target.checked })}>
        {m.askedForCounty}
      </Checkbox>
      <Field label={m.files}>
        {(ties) => <FilesField ties={ties} most={20} value={draft.files} onChange={(files) => onChange({ files })} />}
      </Field>
      <details>
        <summary>{m.paper}</summary>
        <div className="form inset">
          <Field label={m.doneAt} fault={faultOf('doneAt')}>
            {(ties) => (
              <DateField
                ties={ties}
                kind="datetime-local"
                value={draft.doneAt}
                onChange={(doneAt) => onChange({ doneAt })}
              />
            )}
          </Field>
          <Line name="lateReason" max={200} {...props} />
        </div>
      </details>
    </div>
  );
}

function Line(
  props: ColumnProps & {
    readonly name: 'placeDetail' | 'peopleInvolved' | 'amount' | 'safeContact' | 'lateReason';
    readonly max: number;
    readonly help?: string;
  },
): ReactNode {
  const m = useMessages(messages);
  const { name, draft } = props;
  const code = props.faults[name];
  return (
    <Field
      label={m[name]}
      help={props.help}
      fault={code ? m.faults[code] : props.said[name === 'amount' ? 'amountFen' : name]}
    >
      {(ties) => (
        <Input
          {...ties}
          maxLength={props.max}
          autoComplete="off"
          inputMode={name === 'amount' ? 'decimal' : name === 'peopleInvolved' ? 'numeric' : 'text'}
          value={draft[name]}
          onChange={(event) => props.onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

/** Officers complained of, by name and body; known only here, and only while the category asks for it. */
function SubjectOfficers(props: {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}): ReactNode {
  const m = useMessages(messages);
  const officers = useQuery({
    queryKey: ['officer-names'],
    queryFn: ({ signal }) => listOfficerNames({}, { signal }),
    staleTime: 300_000,
  });
  return (
    <Field label={m.subjectOfficers} help={m.subjectOfficersHelp}>
      {(ties) => (
        <Select
          {...ties}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={officers.isPending}
          value={[...props.draft.subjectOfficerIds]}
          onChange={(ids: number[]) => props.onChange({ subjectOfficerIds: ids })}
          options={(officers.data?.items ?? []).map((one) => ({
            value: one.officerId,
            label: `${one.name}（${one.organisations.join('、')}）`,
          }))}
        />
      )}
    </Field>
  );
}
