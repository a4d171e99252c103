// Pure. Decides which papers of people's mediation there are, in the order in which a dossier is bound (卷内目录).
import type { PaperForm } from '../../../kernel/paper.ts';
import { acceptanceRegisterForm } from './acceptance-register.ts';
import { agreementForm } from './agreement.ts';
import { applicationForm } from './application.ts';
import { closingReportForm } from './closing-report.ts';
import { confirmationApplicationForm } from './confirmation-application.ts';
import { dossierBackForm } from './dossier-back.ts';
import { dossierCatalogueForm } from './dossier-catalogue.ts';
import { dossierCoverForm } from './dossier-cover.ts';
import { dossierNoteForm } from './dossier-note.ts';
import { enforcementApplicationForm } from './enforcement-application.ts';
import { evidenceListForm } from './evidence-list.ts';
import { followUpRecordForm } from './follow-up-record.ts';
import { investigationRecordForm } from './investigation-record.ts';
import { legalAidApplicationForm } from './legal-aid-application.ts';
import { mediationNoticeForm } from './mediation-notice.ts';
import { mediationRecordForm } from './mediation-record.ts';
import { oralAgreementForm } from './oral-agreement.ts';
import { paymentOrderApplicationForm } from './payment-order-application.ts';
import { performanceRecordForm } from './performance-record.ts';
import { powerOfAttorneyForm } from './power-of-attorney.ts';
import { rightsNoticeForm } from './rights-notice.ts';
import { terminationNoticeForm } from './termination-notice.ts';

export const disputePaperKinds = [
  'dossier-cover',
  'dossier-catalogue',
  'application',
  'acceptance-register',
  'rights-notice',
  'power-of-attorney',
  'investigation-record',
  'evidence-list',
  'mediation-notice',
  'mediation-record',
  'agreement',
  'oral-agreement',
  'termination-notice',
  'performance-record',
  'follow-up-record',
  'confirmation-application',
  'enforcement-application',
  'payment-order-application',
  'legal-aid-application',
  'closing-report',
  'dossier-note',
  'dossier-back',
] as const;
export type DisputePaperKind = (typeof disputePaperKinds)[number];

export const disputePapers: Readonly<Record<DisputePaperKind, PaperForm<unknown>>> = {
  'dossier-cover': dossierCoverForm,
  'dossier-catalogue': dossierCatalogueForm,
  application: applicationForm,
  'acceptance-register': acceptanceRegisterForm,
  'rights-notice': rightsNoticeForm,
  'power-of-attorney': powerOfAttorneyForm,
  'investigation-record': investigationRecordForm,
  'evidence-list': evidenceListForm,
  'mediation-notice': mediationNoticeForm,
  'mediation-record': mediationRecordForm,
  agreement: agreementForm,
  'oral-agreement': oralAgreementForm,
  'termination-notice': terminationNoticeForm,
  'performance-record': performanceRecordForm,
  'follow-up-record': followUpRecordForm,
  'confirmation-application': confirmationApplicationForm,
  'enforcement-application': enforcementApplicationForm,
  'payment-order-application': paymentOrderApplicationForm,
  'legal-aid-application': legalAidApplicationForm,
  'closing-report': closingReportForm,
  'dossier-note': dossierNoteForm,
  'dossier-back': dossierBackForm,
};
