import { AutoComplete, Checkbox, Input, InputNumber, Radio, Rate, Select } from 'antd';
import type { ReactNode } from 'react';
import { AreaSelect } from '../office/area-select.tsx';
import { DateField } from '../shell/date-field.tsx';
import { Field, FieldGroup } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import { messages as shellMessages } from '../shell/messages.ts';
import { FilesField, type HandedFile } from './files-field.tsx';
import { messages } from './messages.ts';
import type { FieldSpec } from './sheet-spec.ts';

export interface Pick {
  readonly value: string | number;
  readonly label: string;
}

export interface FieldWords {
  readonly label: string;
  readonly help?: string;
  /** Words of the choices by their values. */
  readonly options?: Readonly<Record<string, string>>;
}

interface SheetFieldProps {
  readonly spec: FieldSpec;
  readonly words: FieldWords;
  readonly value: unknown;
  readonly fault: string | undefined;
  readonly picks: readonly Pick[];
  readonly autoFocus: boolean;
  readonly onChange: (value: unknown) => void;
}

/** One field of a sheet, drawn by its kind. */
export function SheetField(props: SheetFieldProps): ReactNode {
  const { spec, words, value, onChange } = props;
  const m = useMessages(messages);
  const shell = useMessages(shellMessages);
  if (spec.kind === 'choice' || spec.kind === 'yesNo') {
    const options: Pick[] =
      spec.kind === 'choice'
        ? spec.options.map((one) => ({ value: one, label: words.options?.[one] ?? one }))
        : [
            { value: 1, label: shell.yes },
            { value: 0, label: shell.no },
          ];
    const chosen = spec.kind === 'choice' ? value : value === undefined ? undefined : value ? 1 : 0;
    return (
      <FieldGroup label={words.label} required={spec.required} help={words.help} fault={props.fault}>
        <Radio.Group
          value={chosen}
          onChange={(event) =>
            onChange(spec.kind === 'choice' ? (event.target.value as string) : event.target.value === 1)
          }
          options={options}
        />
      </FieldGroup>
    );
  }
  if (spec.kind === 'tick')
    return (
      <div className="field">
        <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
          {words.label}
        </Checkbox>
        {words.help ? <small className="quiet">{words.help}</small> : null}
        {props.fault ? (
          <small className="fault" role="alert">
            {props.fault}
          </small>
        ) : null}
      </div>
    );
  if (spec.kind === 'rating')
    return (
      <FieldGroup label={words.label} required={spec.required} help={words.help} fault={props.fault}>
        <Rate value={typeof value === 'number' ? value : 0} onChange={onChange} />
      </FieldGroup>
    );
  return (
    <Field label={words.label} required={spec.required} help={words.help} fault={props.fault}>
      {(ties) => {
        if (spec.kind === 'line' && props.picks.length > 0)
          return (
            <AutoComplete
              {...ties}
              aria-label={words.label}
              autoFocus={props.autoFocus}
              maxLength={spec.max}
              value={asText(value)}
              onChange={onChange}
              options={[...props.picks]}
            />
          );
        if (spec.kind === 'line')
          return (
            <Input
              {...ties}
              autoFocus={props.autoFocus}
              maxLength={spec.max}
              value={asText(value)}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        if (spec.kind === 'words' || spec.kind === 'lines')
          return (
            <Input.TextArea
              {...ties}
              autoFocus={props.autoFocus}
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={spec.kind === 'lines' ? spec.max * spec.most : spec.max}
              value={asText(value)}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        if (spec.kind === 'money')
          return (
            <Input
              {...ties}
              inputMode="decimal"
              suffix={m.yuan}
              value={asText(value)}
              onChange={(event) => onChange(event.target.value)}
            />
          );
        if (spec.kind === 'number')
          return (
            <InputNumber<number>
              {...ties}
              min={spec.min}
              max={spec.max}
              precision={0}
              style={{ width: '100%' }}
              value={typeof value === 'number' ? value : null}
              onChange={(next) => onChange(next ?? undefined)}
            />
          );
        if (spec.kind === 'date' || spec.kind === 'moment')
          return (
            <DateField
              ties={ties}
              kind={spec.kind === 'date' ? 'date' : 'datetime-local'}
              value={asText(value)}
              onChange={onChange}
            />
          );
        if (spec.kind === 'place')
          return (
            <AreaSelect
              label={words.label}
              ties={ties}
              value={typeof value === 'string' && value ? value : undefined}
              allowTownship
              onChange={onChange}
            />
          );
        if (spec.kind === 'files')
          return (
            <FilesField
              ties={ties}
              most={spec.most}
              value={(value as readonly HandedFile[] | undefined) ?? []}
              onChange={onChange}
            />
          );
        if (spec.kind !== 'pick') return null;
        return (
          <Select
            {...ties}
            aria-label={words.label}
            autoFocus={props.autoFocus}
            allowClear={!spec.required}
            {...(spec.many ? { mode: 'multiple' as const } : {})}
            showSearch={{ optionFilterProp: 'label' }}
            value={value ?? (spec.many ? [] : null)}
            onChange={onChange}
            options={[...props.picks]}
          />
        );
      }}
    </Field>
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
