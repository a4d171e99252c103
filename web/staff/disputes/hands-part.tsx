import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { FieldGroup } from '../shell/field.tsx';
import { useMessages } from '../shell/language.tsx';
import type { HandRow } from './mediation-sheets.ts';
import type { PartProps } from './mediation-parts.tsx';
import { messages } from './messages.ts';
import { SignaturePad } from './signature-pad.tsx';

/** How each party signed; on a session's record, or why not; on the screen, with the picture drawn here. */
export function HandsPart(props: PartProps): ReactNode {
  const m = useMessages(messages);
  const given = (props.values['hands'] ?? {}) as Readonly<Record<string, HandRow>>;
  const put = (id: string, part: HandRow): void => props.set('hands', { ...given, [id]: { ...given[id], ...part } });
  const agreement = props.values['way'] !== undefined;
  const onScreen = props.values['way'] === 'screen';
  if (onScreen && props.reply.mediation?.agreement?.screen.allowed === false) return null;
  // A screen takes a written signature only: no software draws a seal or takes a fingerprint.
  const ways = Object.entries(m.signedHow).filter(([how]) => !onScreen || how === 'signature');
  return (
    <FieldGroup label={m.handsText} required fault={props.fault}>
      {props.hands.length === 0 ? <p className="quiet">{m.handsNone}</p> : null}
      {props.hands.map((pick) => {
        const id = String(pick.value);
        const row = given[id] ?? {};
        return (
          <div key={id} className="card stack-small" role="group" aria-label={pick.label}>
            <strong>{pick.label}</strong>
            <Radio.Group
              value={row.how ?? (agreement ? 'unsigned' : undefined)}
              onChange={(event) => put(id, { how: event.target.value as HandRow['how'] & string })}
              options={[
                ...ways.map(([value, label]) => ({ value, label })),
                { value: 'unsigned', label: agreement ? m.notSigning : m.unsigned },
              ]}
            />
            {!agreement && row.how === 'unsigned' ? (
              <Input
                aria-label={m.unsignedWhy}
                placeholder={m.unsignedWhy}
                maxLength={200}
                value={row.why ?? ''}
                onChange={(event) => put(id, { why: event.target.value })}
              />
            ) : null}
            {agreement && row.how && row.how !== 'unsigned' && props.representatives.length > 0 ? (
              <Select
                aria-label={m.signsFor}
                allowClear
                placeholder={m.byOneself}
                value={row.byPartyId ?? null}
                options={[...props.representatives]}
                onChange={(value: string | null | undefined) => put(id, { byPartyId: value ?? undefined })}
              />
            ) : null}
            {onScreen && row.how && row.how !== 'unsigned' ? (
              <SignaturePad label={pick.label} fileId={row.fileId} onKept={(fileId) => put(id, { fileId })} />
            ) : null}
          </div>
        );
      })}
    </FieldGroup>
  );
}
