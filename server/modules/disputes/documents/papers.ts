// Pure. Decides which papers of people's mediation there are, in the order in which a dossier is bound (卷内目录).
import type { Paper, PaperForm, PaperLang } from '../../../kernel/paper.ts';
import { acceptanceRegisterForm } from './acceptance-register.ts';
import { agreementForm } from './agreement.ts';
import { applicationForm } from './application.ts';
import { mediationRecordForm } from './mediation-record.ts';
import { oralAgreementForm } from './oral-agreement.ts';
import { powerOfAttorneyForm } from './power-of-attorney.ts';
import { rightsNoticeForm } from './rights-notice.ts';

export const disputePaperKinds = [
  'application',
  'acceptance-register',
  'rights-notice',
  'power-of-attorney',
  'mediation-record',
  'agreement',
  'oral-agreement',
] as const;
export type DisputePaperKind = (typeof disputePaperKinds)[number];

export const disputePapers: Record<DisputePaperKind, PaperForm<unknown>> = {
  application: applicationForm,
  'acceptance-register': acceptanceRegisterForm,
  'rights-notice': rightsNoticeForm,
  'power-of-attorney': powerOfAttorneyForm,
  'mediation-record': mediationRecordForm,
  agreement: agreementForm,
  'oral-agreement': oralAgreementForm,
};

/** The form to fill by hand. */
export function blankPaper(kind: DisputePaperKind, lang: PaperLang = 'zh'): Paper {
  return disputePapers[kind].make({}, lang);
}
