import type { ComponentChildren, VNode } from 'preact';
import { isLocalDate } from '../../../server/kernel/local-date.ts';
import { dayWords } from '../../ui/dates.ts';
import { Link } from '../navigation.tsx';
import type { ReportStep } from '../router.ts';
import { useWords } from '../words.tsx';
import type { Draft } from './draft.ts';

interface AnswersProps {
  readonly draft: Draft;
  /** Called before a step is opened to be changed. */
  readonly onChange: () => void;
}

/** What was answered, line by line, each with a way to change it. */
export function Answers(props: AnswersProps): VNode {
  const { t, language } = useWords();
  const { draft } = props;
  const whose =
    draft.filing === 'other'
      ? `${draft.name}\n${draft.filerName} · ${t.information.roles[draft.relation]}`
      : [draft.organisation, draft.name].filter(Boolean).join(' · ');
  const reach = [
    { phone: t.contact.phone, relative: t.contact.relative, village: t.contact.village, window: t.contact.window }[
      draft.way
    ],
    draft.way === 'relative' || draft.way === 'village' ? draft.contact : '',
    draft.phone,
    draft.safe,
  ];
  const rows: { step: ReportStep; label: string; value: ComponentChildren }[] = [
    {
      step: 'reportWhat',
      label: t.check.kind,
      value: [draft.categoryName || t.what.unsure, draft.bodyName].filter(Boolean).join(' · '),
    },
    { step: 'reportWhat', label: t.check.words, value: draft.description },
    ...(draft.claims ? [{ step: 'reportWhat', label: t.check.claims, value: draft.claims } as const] : []),
    {
      step: 'reportWhere',
      label: t.check.place,
      value: [draft.townshipName, draft.villageName, draft.placeDetail].filter(Boolean).join(' '),
    },
    {
      step: 'reportWhen',
      label: t.check.date,
      value: isLocalDate(draft.occurredOn) ? dayWords(draft.occurredOn, language) : t.check.unknownDate,
    },
    ...(draft.people ? [{ step: 'reportWhen', label: t.check.people, value: draft.people } as const] : []),
    {
      step: 'reportWhen',
      label: t.check.respondents,
      value: draft.others.map((other) => [other.name, other.phone].filter(Boolean).join(' ')).join('\n'),
    },
    { step: 'reportContact', label: t.check.person, value: [whose, ...draft.together].filter(Boolean).join('\n') },
    { step: 'reportContact', label: t.check.contact, value: reach.filter(Boolean).join('\n') },
    {
      step: 'reportPhotos',
      label: t.check.photos,
      value: draft.files.length > 0 ? t.photos.count(draft.files.length) : '',
    },
  ];
  return (
    <dl class="answers">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>{row.value || <span class="hint">{t.check.none}</span>}</dd>
          <dd class="change" onClickCapture={props.onChange}>
            <Link to={row.step}>
              {t.check.change}
              <span class="hidden"> {row.label}</span>
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}
