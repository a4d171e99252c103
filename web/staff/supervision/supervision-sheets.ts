// Pure. Decides which fields the sheets of supervision have; which term or letter an act is about, the page knows from the button pressed.
import type { FieldSpec, Values } from '../acts/sheet-spec.ts';

/** What was proposed the page knows; what was decided stands in the sheet. */
function isAdopted(level: 'talk' | 'listing'): (values: Values) => boolean {
  return (values) => values['proposed'] === level && values['adopted'] === true;
}

export const supervisionSheets = {
  urgeBody: [],
  noticeBody: [
    { name: 'problems', kind: 'words', max: 1000 },
    { name: 'demands', kind: 'words', max: 1000 },
  ],
  proposeSupervision: [
    { name: 'level', kind: 'choice', options: ['talk', 'listing'], required: true },
    {
      name: 'deciderOrganisationId',
      kind: 'pick',
      from: 'talkDeciders',
      required: true,
      when: (v) => v['level'] === 'talk',
    },
    {
      name: 'deciderOrganisationId',
      kind: 'pick',
      from: 'listingDeciders',
      required: true,
      when: (v) => v['level'] === 'listing',
    },
    { name: 'reason', kind: 'words', max: 500, required: true },
  ],
  recordSupervisionDecision: [
    { name: 'organisationId', kind: 'pick', from: 'deciders', required: true },
    { name: 'adopted', kind: 'yesNo', required: true },
    { name: 'documentNumber', kind: 'line', max: 60, required: true },
    { name: 'decidedOn', kind: 'date', required: true },
    { name: 'words', kind: 'words', max: 500 },
    { name: 'talkAt', kind: 'moment', required: true, when: isAdopted('talk') },
    { name: 'talkPlace', kind: 'line', max: 100, required: true, when: isAdopted('talk') },
    { name: 'talkCalled', kind: 'line', max: 100, when: isAdopted('talk') },
    { name: 'takenOffWhen', kind: 'words', max: 300, when: isAdopted('listing') },
  ],
  replyToSupervision: [
    { name: 'done', kind: 'words', max: 2000, required: true },
    { name: 'whyNot', kind: 'words', max: 2000, required: true },
    { name: 'measures', kind: 'words', max: 2000 },
  ],
} as const satisfies Readonly<Record<string, readonly FieldSpec[]>>;
export type SupervisionAct = keyof typeof supervisionSheets;
