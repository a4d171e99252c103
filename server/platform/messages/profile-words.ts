import { formatDateTimeEn, formatDateTimeZh } from '../../kernel/instant.ts';
import { fillPlaces, messageFor, type NoticeEvent, type Profile } from '../profile/index.ts';
import { NOTICE_EVENTS } from '../profile/letters.ts';
import type { Language, LetterWords } from './letter.ts';

/** The words of the county's profile, with the centre's name, telephone and address of its pages filled in. */
export function wordsOf(profile: Profile): LetterWords {
  const { centre } = profile.county;
  return (template, channel, params, lang) => {
    const message = messageFor(profile, eventOf(template));
    const fill = (text: string): string =>
      fillPlaces(text, {
        number: params.number ?? '',
        when: params.when === undefined ? '' : hourOf(params.when, lang),
        centre: centre.shortName[lang],
        telephone: centre.telephone,
        where: centre.webAddress,
      });
    if (channel === 'inApp') return { text: fill(message.inApp[lang]) };
    if (channel === 'sms') return { text: fill((message.sms ?? message.inApp)[lang]) };
    if (!message.email) return { subject: centre.shortName[lang], text: fill(message.inApp[lang]) };
    return { subject: fill(message.email.subject[lang]), text: fill(message.email.text[lang]) };
  };
}

function eventOf(template: string): NoticeEvent {
  const event = NOTICE_EVENTS.find((one) => one === template);
  if (!event) throw new RangeError(`no notice is called ${template}`);
  return event;
}

/** 11月22日 14:05: a visit is never a year away. */
function hourOf(moment: string, lang: Language): string {
  const at = new Date(moment);
  return lang === 'zh' ? formatDateTimeZh(at).replace(/^\d+年/u, '') : formatDateTimeEn(at).replace(/ \d{4},? /u, ' ');
}
