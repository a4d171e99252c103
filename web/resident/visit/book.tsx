import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { makeKey } from '../../api/key.ts';
import { timeOf } from '../../ui/dates.ts';
import type { Language } from '../../ui/language.ts';
import { partsOf, weekdayEn, weekdayZh } from '../../../server/kernel/local-date.ts';
import { Link } from '../navigation.tsx';
import { Choice, TextField } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.ts';
import { useLacking } from '../parts/lacking.ts';
import { Problems } from '../parts/problems.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWords } from '../words.tsx';
import { getNotice } from '../operations.ts';
import { BookingDone } from './booking-done.tsx';
import { type Booked, listServices, listSlots, makeBooking, type Slots } from './calls.ts';
import { useVisitWords } from './use-visit-words.ts';
import { serviceOf } from './which.ts';

interface Answers {
  readonly service: string;
  readonly day: string;
  readonly startsAt: string;
  readonly name: string;
  readonly phone: string;
  readonly number: string;
  readonly code: string;
}

/** 预约: what, when, name and telephone; no account. */
export function Book(): VNode {
  const { t } = useWords();
  const { v, language } = useVisitWords();
  const [answers, setAnswers] = useState<Answers>(() => ({
    service: String(serviceOf(location.search) ?? ''),
    day: '',
    startsAt: '',
    name: '',
    phone: '',
    number: '',
    code: '',
  }));
  const [key] = useState(makeKey);
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const [done, setDone] = useState<Booked>();
  const services = useLoaded('services', (signal) => listServices({}, { signal }));
  const notice = useLoaded('notice', (signal) => getNotice({ query: {} }, { signal }));
  const slots = useLoaded(answers.service, (signal) =>
    listSlots({ params: { id: Number(answers.service) } }, { signal }),
  );
  const say = (part: Partial<Answers>): void => setAnswers((old) => ({ ...old, ...part }));

  const lacking = useLacking([
    ...(answers.service ? [] : [{ field: 'service', words: v.missingService }]),
    // Days are shown once it is known what for: before, there is nothing to choose from.
    ...(answers.startsAt || !answers.service
      ? []
      : [{ field: answers.day ? 'startsAt' : 'day', words: v.missingTime }]),
    ...(answers.name.trim() ? [] : [{ field: 'name', words: v.missingName }]),
    ...(answers.phone.trim() ? [] : [{ field: 'phone', words: v.missingPhone }]),
    ...(!answers.number.trim() === !answers.code.trim() ? [] : [{ field: 'number', words: v.missingMatter }]),
  ]);
  const { problemOf } = lacking;
  if (done) return <BookingDone booked={done} />;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setError(undefined);
    if (!lacking.whole() || !notice.value) return;
    setSending(true);
    try {
      setDone(
        await makeBooking({
          body: {
            serviceId: Number(answers.service),
            startsAt: answers.startsAt,
            name: answers.name,
            phone: answers.phone,
            noticeVersion: notice.value.version,
            language,
            ...(answers.number.trim() ? { matter: { number: answers.number, lookupCode: answers.code } } : {}),
          },
          key,
        }),
      );
      scrollTo(0, 0);
    } catch (trouble) {
      setError(trouble);
      setSending(false);
      // Somebody may just have had the place: what is left is looked at anew.
      slots.again();
    }
  };
  return (
    <form class="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <h1 tabIndex={-1}>{v.book}</h1>
      <p class="lead">{v.bookLead}</p>
      <Problems problems={lacking.left} found={lacking.found} />
      {services.error === undefined ? null : <Trouble error={services.error} onAgain={services.again} />}
      <Choice
        name="service"
        label={v.which}
        problem={problemOf('service')}
        options={(services.value?.items ?? [])
          .filter((one) => one.bookable)
          .map((one) => ({ value: String(one.id), label: one.name, hint: one.what }))}
        value={answers.service}
        onChoice={(service) => say({ service, day: '', startsAt: '' })}
      />
      {slots.error === undefined ? null : <Trouble error={slots.error} onAgain={slots.again} />}
      {slots.value ? <When slots={slots.value} answers={answers} say={say} problemOf={problemOf} /> : null}
      <TextField
        name="name"
        label={v.name}
        hint={v.nameHint}
        problem={problemOf('name')}
        autoComplete="name"
        maxLength={50}
        value={answers.name}
        onText={(name) => say({ name })}
      />
      <TextField
        name="phone"
        type="tel"
        label={v.phone}
        hint={v.phoneHint}
        problem={problemOf('phone')}
        autoComplete="tel"
        maxLength={20}
        value={answers.phone}
        onText={(phone) => say({ phone })}
      />
      <details>
        <summary>{v.matterAsk}</summary>
        <TextField
          name="number"
          label={v.matterNumber}
          problem={problemOf('number')}
          maxLength={40}
          value={answers.number}
          onText={(number) => say({ number })}
        />
        <TextField
          name="code"
          label={v.matterCode}
          maxLength={40}
          short
          value={answers.code}
          onText={(code) => say({ code })}
        />
      </details>
      <div class="keep">
        <strong>{v.privacyTitle}</strong>
        <p>
          {v.privacy(slots.value?.keptDays ?? 7)} <Link to="notice">{v.privacyMore}</Link>
        </p>
      </div>
      {notice.error === undefined ? null : <Trouble error={notice.error} onAgain={notice.again} />}
      {error === undefined ? null : <Trouble error={error} />}
      <div class="onward">
        <button type="submit" class="button wide" disabled={sending}>
          {sending ? v.sending : v.send}
        </button>
      </div>
      <p>
        <Link to="booking">{v.look}</Link> · <Link to="home">{t.app.home}</Link>
      </p>
    </form>
  );
}

function When(props: {
  readonly slots: Slots;
  readonly answers: Answers;
  readonly say: (part: Partial<Answers>) => void;
  readonly problemOf: (field: string) => string | undefined;
}): VNode {
  const { v, language } = useVisitWords();
  const { slots, answers, say } = props;
  const day = slots.days.find((one) => one.day === answers.day);
  return (
    <>
      <Choice
        name="day"
        label={v.day}
        problem={props.problemOf('day')}
        form="pair"
        options={slots.days
          .filter((one) => one.slots.length > 0)
          .map((one) => ({
            value: one.day,
            label: shortDay(one.day, language),
            hint: one.slots.some((slot) => slot.free > 0) ? undefined : v.full,
          }))}
        value={answers.day}
        onChoice={(chosen) => say({ day: chosen, startsAt: '' })}
      />
      {day ? (
        <Choice
          name="startsAt"
          label={v.time}
          problem={props.problemOf('startsAt')}
          form="pair"
          options={day.slots
            .filter((slot) => slot.free > 0)
            .map((slot) => ({
              value: slot.startsAt,
              label: `${timeOf(slot.startsAt)}–${timeOf(slot.endsAt)}`,
              hint: v.free(slot.free),
            }))}
          value={answers.startsAt}
          onChoice={(startsAt) => say({ startsAt })}
        />
      ) : (
        <p class="hint">{v.timeNone}</p>
      )}
    </>
  );
}

const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 11月23日 周一: two weeks ahead need no year. */
function shortDay(date: string, language: Language): string {
  const { month, day } = partsOf(date);
  return language === 'zh'
    ? `${month}月${day}日 ${weekdayZh(date)}`
    : `${weekdayEn(date)} ${day} ${monthsEn[month - 1] ?? ''}`;
}
