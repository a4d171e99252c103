import { Button, Checkbox, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { versionWords } from '../../ui/dates.ts';
import { makeKey } from '../../api/key.ts';
import { FieldGroup } from '../shell/field.tsx';
import { useLanguage, useMessages, useWords } from '../shell/language.tsx';
import { useSigns } from '../shell/signs.ts';
import { messages as shellMessages } from '../shell/messages.ts';
import type { getNotice } from './calls.ts';
import { type Draft, type Faults, fromBody, newPerson, type PersonDraft, type Role } from './draft.ts';
import { messages } from './messages.ts';
import { PersonCard } from './person-card.tsx';

type Notice = Awaited<ReturnType<typeof getNotice>>;

/** Middle: both sides with whoever stands for them; the privacy notice and the separate consents. */
export function PeopleColumn(props: {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly said: Readonly<Record<string, string>>;
  readonly notice: Notice | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
}): ReactNode {
  const m = useMessages(messages);
  const { draft, faults, said, onChange } = props;
  const [added, setAdded] = useState('');

  function side(name: 'applicants' | 'respondents', least: number): ReactNode {
    const people = draft[name];
    const put = (next: readonly PersonDraft[]): void => onChange({ [name]: next });
    const add = (role: Role): void => {
      const id = makeKey();
      setAdded(id);
      put([...people, newPerson(id, role)]);
    };
    return (
      <section className="stack" aria-label={m[name]}>
        <h3>{m[name]}</h3>
        {faults[name] ? (
          <small className="fault" role="alert">
            {m.faults[faults[name]]}
          </small>
        ) : null}
        {people.map((person, i) => (
          <PersonCard
            key={person.id}
            person={person}
            at={`${name}.${i}`}
            all={people}
            faults={faults}
            said={said}
            focus={person.id === added}
            mayRemove={people.length > least}
            onChange={(part) => put(people.map((one) => (one.id === person.id ? { ...one, ...part } : one)))}
            onRemove={() => put(people.filter((one) => one.id !== person.id))}
          />
        ))}
        <div className="row-gap">
          <Button size="small" onClick={() => add('self')}>
            {name === 'applicants' ? m.addApplicant : m.addRespondent}
          </Button>
          {people.length > 0 ? (
            <Button size="small" onClick={() => add('agent')}>
              {m.addAgent}
            </Button>
          ) : null}
        </div>
      </section>
    );
  }

  return (
    <div className="stack">
      {side('applicants', 1)}
      {side('respondents', 0)}
      <NoticePart {...props} />
    </div>
  );
}

function NoticePart(props: {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly notice: Notice | undefined;
  readonly onChange: (part: Partial<Draft>) => void;
}): ReactNode {
  const m = useMessages(messages);
  const signs = useSigns();
  const { language } = useLanguage();
  const shell = useMessages(shellMessages);
  const say = useWords();
  const { draft, notice, onChange } = props;
  return (
    <section className="stack-small">
      <Checkbox checked={draft.noticeTold} onChange={(event) => onChange({ noticeTold: event.target.checked })}>
        {fromBody(draft) ? m.noticeByBody : m.notice}{' '}
        {notice ? <span className="quiet">{signs.brackets(versionWords(notice.version, language))}</span> : null}
      </Checkbox>
      {props.faults['noticeTold'] ? (
        <small className="fault" role="alert">
          {m.faults[props.faults['noticeTold']]}
        </small>
      ) : null}
      {notice ? (
        <details>
          <summary>{m.noticeShow}</summary>
          <div className="inset stack-small">
            <strong>{say(notice.title)}</strong>
            {notice.paragraphs.map((paragraph) => (
              <p key={paragraph.id}>
                <strong>{say(paragraph.heading)}</strong> {say(paragraph.text)}
              </p>
            ))}
          </div>
        </details>
      ) : null}
      {notice && notice.consents.length > 0 ? (
        <details>
          <summary>{m.consents}</summary>
          <div className="inset form">
            {notice.consents.map((consent) => (
              <FieldGroup
                key={consent.id}
                label={say(consent.title)}
                help={`${say(consent.text)} ${say(consent.refusal)} ${say(consent.law)}`}
              >
                <Radio.Group
                  value={draft.consents[consent.id] === undefined ? undefined : draft.consents[consent.id] ? 1 : 0}
                  onChange={(event) =>
                    onChange({ consents: { ...draft.consents, [consent.id]: event.target.value === 1 } })
                  }
                  options={[
                    { value: 1, label: shell.yes },
                    { value: 0, label: shell.no },
                  ]}
                />
              </FieldGroup>
            ))}
          </div>
        </details>
      ) : null}
    </section>
  );
}
