// Pure. Decides how the sheet of an act is made of fields, which of them show, what is still missing, and how what was typed becomes
// the body of the call. What was not filled is left out of the body; nothing is sent that the act does not know.
import { parseYuan } from '../../../server/kernel/money.ts';
import { momentOfField } from '../shell/moment-field.ts';

interface Common {
  /** Name of the member of the body; `details.age` is the member `age` of its member `details`. */
  readonly name: string;
  /** Whose words stand beside it, where the name means something else in another act. */
  readonly as?: string;
  readonly required?: boolean;
  /** Must be filled while this holds. */
  readonly demanded?: (values: Values) => boolean;
  /** Shown only while this holds; a hidden field sends nothing. */
  readonly when?: (values: Values) => boolean;
}

export type FieldSpec = Common &
  /** `from`: a list that the page brings; what stands in it can be picked, anything else typed. */
  (
    | { readonly kind: 'line'; readonly max: number; readonly from?: string }
    | { readonly kind: 'words'; readonly max: number }
    | { readonly kind: 'choice'; readonly options: readonly string[] }
    /** One or several from a list that the page brings: parties, bodies, colleagues, categories. */
    | { readonly kind: 'pick'; readonly from: string; readonly many?: boolean }
    | { readonly kind: 'number'; readonly min: number; readonly max: number }
    | { readonly kind: 'money' }
    | { readonly kind: 'date' }
    | { readonly kind: 'moment' }
    /** A tick; `must` where the act is refused without it. */
    | { readonly kind: 'tick'; readonly must?: boolean }
    | { readonly kind: 'yesNo' }
    | { readonly kind: 'rating' }
    /** A list, one on a line: sent as rows with a name each. */
    | { readonly kind: 'lines'; readonly most: number; readonly max: number }
    | { readonly kind: 'files'; readonly most: number }
    | { readonly kind: 'place' }
  );

export type Values = Readonly<Record<string, unknown>>;

/** Fields that every act of an officer may carry: done at another time, or typed for somebody else. */
export const timeFields: readonly FieldSpec[] = [
  { name: 'doneAt', kind: 'moment' },
  { name: 'lateReason', kind: 'line', max: 200 },
  { name: 'doneByPostId', kind: 'pick', from: 'colleagues' },
];

export function shownFields(fields: readonly FieldSpec[], values: Values): FieldSpec[] {
  return fields.filter((field) => field.when?.(values) ?? true);
}

/** The value as the call takes it; undefined when nothing (or nothing usable) was given. */
export function valueOf(field: FieldSpec, raw: unknown): unknown {
  switch (field.kind) {
    case 'line':
    case 'words': {
      const text = typeof raw === 'string' ? raw.trim() : '';
      return text === '' ? undefined : text;
    }
    case 'lines': {
      const rows = typeof raw === 'string' ? raw.split('\n').map((row) => row.trim()) : [];
      const named = rows.filter((row) => row !== '').map((name) => ({ name }));
      return named.length > 0 ? named : undefined;
    }
    case 'money':
      return typeof raw === 'string' ? (parseYuan(raw) ?? undefined) : undefined;
    case 'moment':
      return typeof raw === 'string' ? momentOfField(raw) : undefined;
    case 'date':
    case 'choice':
    case 'place':
      return typeof raw === 'string' && raw !== '' ? raw : undefined;
    case 'number':
      return typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined;
    case 'tick':
      return raw === true;
    case 'yesNo':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'rating':
      return typeof raw === 'number' && raw >= 1 ? raw : undefined;
    case 'pick':
      if (!field.many) return raw === null || raw === '' ? undefined : raw;
      return Array.isArray(raw) && raw.length > 0 ? raw : undefined;
    case 'files':
      return Array.isArray(raw) && raw.length > 0 ? raw.map((file: { fileId: string }) => file.fileId) : undefined;
    default:
      return undefined;
  }
}

/** Names of shown fields that must be filled and are not. */
export function missingFields(fields: readonly FieldSpec[], values: Values): string[] {
  return shownFields(fields, values)
    .filter((field) => {
      const value = valueOf(field, values[field.name]);
      if (field.kind === 'tick') return field.must === true && value !== true;
      return (field.required === true || field.demanded?.(values) === true) && value === undefined;
    })
    .map((field) => field.name);
}

/** Names of fields in which something was typed that cannot be read: a sum or a moment. */
export function unreadableFields(fields: readonly FieldSpec[], values: Values): string[] {
  return shownFields(fields, values)
    .filter((field) => (field.kind === 'money' || field.kind === 'moment') && values[field.name] !== undefined)
    .filter((field) => values[field.name] !== '' && valueOf(field, values[field.name]) === undefined)
    .map((field) => field.name);
}

/** The body of the call. */
export function bodyOf(fields: readonly FieldSpec[], values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of shownFields(fields, values)) {
    const value = valueOf(field, values[field.name]);
    // A tick that was never meant is left out; one that the act demands is sent as it stands.
    if (value === undefined || (field.kind === 'tick' && value === false && !field.must && !field.required)) continue;
    const [outer = '', inner] = field.name.split('.');
    body[outer] = inner === undefined ? value : { ...(body[outer] as object | undefined), [inner]: value };
  }
  return body;
}
