import type { ComponentChildren, VNode } from 'preact';
import { isLocalDate } from '../../../server/kernel/local-date.ts';
import { dayWords } from '../../ui/dates.ts';
import { useWords } from '../words.tsx';
import { Icon, type IconName } from './icon.tsx';

interface Asked {
  /** Becomes the id, so that a problem named above can be gone to. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
}

function describedBy(asked: Asked): string | undefined {
  const ids = [asked.hint ? `${asked.name}-hint` : '', asked.problem ? `${asked.name}-problem` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Hints(props: Asked): VNode {
  return (
    <>
      {props.hint ? (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.problem ? (
        <p class="problem" id={`${props.name}-problem`}>
          <Icon name="alert" />
          {props.problem}
        </p>
      ) : null}
    </>
  );
}

function Label(props: Asked): VNode {
  const { t } = useWords();
  return (
    <label for={props.name}>
      {props.label}
      {props.optional ? <span class="optional">{t.app.optional}</span> : null}
    </label>
  );
}

interface TextFieldProps extends Asked {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly type?: 'text' | 'tel' | 'date' | 'time' | 'number';
  readonly autoComplete?: string;
  readonly max?: string;
  readonly maxLength?: number;
  readonly short?: boolean;
}

export function TextField(props: TextFieldProps): VNode {
  // Spread, because the element's types want every kind of field spelled out on its own.
  const kind: Record<string, string> = {
    type: props.type ?? 'text',
    ...(props.type === 'number' ? { inputMode: 'numeric' } : {}),
  };
  return (
    <div class={props.problem ? 'field wrong' : 'field'}>
      <Label {...props} />
      <Hints {...props} />
      <input
        id={props.name}
        name={props.name}
        {...kind}
        class={props.short ? 'short' : undefined}
        value={props.value}
        max={props.max}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete ?? 'off'}
        aria-describedby={describedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </div>
  );
}

interface TextAreaProps extends Asked {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
}

export function TextArea(props: TextAreaProps): VNode {
  return (
    <div class={props.problem ? 'field wrong' : 'field'}>
      <Label {...props} />
      <Hints {...props} />
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        value={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly icon?: IconName;
}

interface ChoiceProps extends Asked {
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChoice: (value: string) => void;
  /** `tiles`: pictured, several beside each other; `pair`: two beside each other; else a line each. */
  readonly form?: 'tiles' | 'pair';
  /** The question is the page's own heading: it is not shown twice. */
  readonly quiet?: boolean;
}

/** One of a few, each a large target. */
export function Choice(props: ChoiceProps): VNode {
  const { t } = useWords();
  return (
    <fieldset class={props.problem ? 'field wrong' : 'field'} aria-describedby={describedBy(props)}>
      <legend class={props.quiet ? 'hidden' : undefined}>
        {props.label}
        {props.optional ? <span class="optional">{t.app.optional}</span> : null}
      </legend>
      <Hints {...props} />
      <div class={props.form ?? 'lines'} id={props.name} tabIndex={-1}>
        {props.options.map((option) => (
          <label
            key={option.value}
            class={`choice${option.icon ? ' pictured' : ''}${props.value === option.value ? ' chosen' : ''}`}
          >
            <input
              type="radio"
              name={props.name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChoice(option.value)}
            />
            {option.icon ? <Icon name={option.icon} /> : null}
            <span class="choice-words">
              <span class="choice-name">{option.label}</span>
              {option.hint ? <span class="choice-hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface SelectProps extends Asked {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChoice: (value: string) => void;
  readonly empty: string;
}

export function Select(props: SelectProps): VNode {
  return (
    <div class={props.problem ? 'field wrong' : 'field'}>
      <Label {...props} />
      <Hints {...props} />
      <select
        id={props.name}
        name={props.name}
        value={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.problem ? true : undefined}
        onChange={(event) => props.onChoice(event.currentTarget.value)}
      >
        <option value="">{props.empty}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

export function Check(props: CheckProps): VNode {
  return (
    <label class={props.checked ? 'choice chosen' : 'choice'}>
      <input
        type="checkbox"
        name={props.name}
        checked={props.checked}
        onChange={(event) => props.onCheck(event.currentTarget.checked)}
      />
      <span class="choice-words">
        <span class="choice-name">{props.label}</span>
        {props.hint ? <span class="choice-hint">{props.hint}</span> : null}
      </span>
    </label>
  );
}

/** The chosen day in words: what a phone shows in its date field depends on its maker. */
export function DayInWords(props: { readonly day: string }): VNode {
  const { language } = useWords();
  const whole = isLocalDate(props.day);
  return (
    <p class="day-words" role="status">
      {whole ? dayWords(props.day, language, { weekday: true }) : ''}
    </p>
  );
}
