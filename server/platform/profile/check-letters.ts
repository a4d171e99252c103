// Pure: checks of messages and papers.
// Decides that a message names only a number and where to look, and that a short message is one short message.
import { CHANNELS, NOTICE_EVENTS, placesIn, placesOf } from './letters.ts';
import { fillPlaces } from './lookups.ts';
import { repeated } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ProfileContent } from './schema.ts';

/** One short message holds 70 characters of Chinese (UCS-2) or 160 of ASCII (GSM 7 bit). */
export const SMS_LENGTH = { zh: 70, en: 160 } as const;

const SAMPLE_NUMBER = '990101-20261122-00017-4';
const SAMPLE_BOOKING = {
  zh: { number: 'Y20261122-00017-4', when: '11月22日 10:00' },
  en: { number: 'Y20261122-00017-4', when: '22 September 10:00' },
} as const;
const NOT_ASCII = /[^\x20-\x7e]/;

export function checkLetters(content: ProfileContent): Problem[] {
  return [
    ...repeated('messages', content.messages, 'event'),
    ...missing(
      'messages',
      NOTICE_EVENTS,
      content.messages.map((message) => message.event),
    ),
    ...content.messages.flatMap((_, index) => checkMessage(content, index)),
    ...repeated('papers', content.papers, 'id'),
    ...content.papers.flatMap((paper, index) =>
      repeated('pieces', paper.pieces, 'id').map((one) => ({ ...one, path: ['papers', index, ...one.path] })),
    ),
  ];
}

function missing(part: string, wanted: readonly string[], there: readonly string[]): Problem[] {
  return wanted
    .filter((id) => !there.includes(id))
    .map((id) => ({ path: [part], sentence: `words for «${id}» are missing` }));
}

function checkMessage(content: ProfileContent, index: number): Problem[] {
  const message = content.messages[index];
  if (!message) return [];
  const at = ['messages', index];
  const texts = CHANNELS.flatMap(
    (channel): { path: PropertyKey[]; text: string; language: 'zh' | 'en'; sms: boolean }[] =>
      (['zh', 'en'] as const).flatMap((language) => {
        const sms = channel === 'sms';
        if (channel !== 'email') {
          const text = message[channel]?.[language];
          return text === undefined ? [] : [{ path: [...at, channel, language], text, language, sms }];
        }
        if (!message.email) return [];
        return (['subject', 'text'] as const).map((part) => ({
          path: [...at, 'email', part, language],
          text: message.email?.[part][language] ?? '',
          language,
          sms,
        }));
      }),
  );
  return texts.flatMap(({ path, text, language, sms }) => {
    const places = placesOf(message.event);
    const strange = placesIn(text).find((place) => !places.includes(place));
    if (strange !== undefined)
      return [{ path, sentence: `a message may name only ${places.join(', ')}; «${strange}» is refused` }];
    return sms ? checkSms(content, path, message.event, text, language) : [];
  });
}

function checkSms(
  { county }: ProfileContent,
  path: PropertyKey[],
  event: string,
  text: string,
  language: 'zh' | 'en',
): Problem[] {
  const filled = fillPlaces(text, {
    ...(event.startsWith('booking.') ? SAMPLE_BOOKING[language] : { number: SAMPLE_NUMBER }),
    centre: county.centre.shortName[language],
    telephone: county.centre.telephone,
    where: county.centre.webAddress,
  });
  if (filled.length > SMS_LENGTH[language]) {
    return [
      {
        path,
        sentence: `filled in, this short message has ${filled.length} characters; ${SMS_LENGTH[language]} fit into one`,
      },
    ];
  }
  return language === 'en' && NOT_ASCII.test(filled)
    ? [{ path, sentence: 'an English short message holds plain ASCII only' }]
    : [];
}
