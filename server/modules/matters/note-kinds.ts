// Decides under which names the words that somebody wrote with an act are kept. Every name has words in both languages on the staff pages:
// the compiler holds them against this list.

export type ShownNote =
  | 'answer'
  | 'before'
  | 'clockRequest'
  | 'creditor'
  | 'dangerReport'
  | 'debtor'
  | 'decision'
  | 'demands'
  | 'done'
  | 'dossierNote'
  | 'explanation'
  | 'lateReason'
  | 'lawsuit'
  | 'material'
  | 'measures'
  | 'note'
  | 'opinion'
  | 'performance'
  | 'place'
  | 'problems'
  | 'progress'
  | 'rating'
  | 'reason'
  | 'remark'
  | 'reply'
  | 'satisfaction'
  | 'takenOffWhen'
  | 'talkCalled'
  | 'talkPlace'
  | 'whyNot';

/** `beforeSealed`: what a party was called before a correction, sealed; the timeline never shows it. */
export type NoteKind = ShownNote | 'beforeSealed';
