// Pure. Words for what happens by itself while a practice county's time is moved: regular checks, events, and the notices that come of them.
import type { Language } from '../../ui/language.ts';

type Words = Readonly<Record<Language, string>>;

export const happenings: Readonly<Record<string, Words>> = {
  // Regular checks, by the name of the sweep.
  'files.orphans': { zh: '清理没有用上的附件', en: 'Unused files cleared' },
  'files.lost': { zh: '清理已删除附件的内容', en: 'Contents of erased files cleared' },
  limits: { zh: '清理访问次数记录', en: 'Counts of requests cleared' },
  requests: { zh: '清理旧的重发记录', en: 'Old records of re-sent requests cleared' },
  'messages.wake': { zh: '送出到时间的消息', en: 'Messages sent whose time has come' },
  'matters.remind': { zh: '到期、超期提醒', en: 'Reminders: due soon, overdue' },
  'matters.remindOfBars': { zh: '法定时效提醒', en: 'Reminders: a right is about to lapse' },
  'matters.remindHelpers': { zh: '协办到期提醒', en: 'Reminders: an opinion is awaited' },
  'matters.lapse': { zh: '法定期限届满', en: 'Periods of law that ran out' },
  'matters.lapseMaterial': { zh: '补正逾期', en: 'Missing material that did not come in time' },
  'matters.supervise': { zh: '自动催办、督办', en: 'Urged and supervised by itself' },
  'matters.succession': { zh: '撤并单位的事项移交', en: 'Matters of bodies that ended, handed on' },
  'matters.readers': { zh: '更新知情范围', en: 'Who sees what, brought up to date' },
  'matters.foldCounts': { zh: '汇总统计数', en: 'Counts folded' },
  'matters.recomputeBehind': { zh: '按新日历重算期限', en: 'Periods computed anew by the calendar' },
  'matters.digest': { zh: '每日记录指纹', en: 'Daily fingerprint of the record' },
  'matters.retention': { zh: '到期删除个人信息', en: 'Personal information erased when its time is over' },
  'disputes.remind': { zh: '协议履行、司法确认提醒', en: 'Reminders: agreements and their confirmation' },
  'disputes.markLate': { zh: '协议义务逾期', en: 'Obligations of agreements that became late' },
  'intake.releaseBookings': { zh: '放掉没有来的预约', en: 'Bookings of people who did not come, released' },
  'intake.remindBookings': { zh: '预约提醒', en: 'Reminders of bookings' },
  'intake.eraseBookings': { zh: '删除旧预约的姓名和电话', en: 'Names and telephones of old bookings erased' },
  'people.sign-in': { zh: '清理过期的登录', en: 'Expired sign-ins cleared' },
  // Events.
  'agreement.confirmationReminder': { zh: '提醒申请司法确认', en: 'Reminder to apply for confirmation' },
  'agreement.performanceReminder': { zh: '提醒履行协议', en: 'Reminder to keep the agreement' },
  'agreement.late': { zh: '协议义务逾期', en: 'An obligation is late' },
  'agreement.breached': { zh: '协议没有履行', en: 'An agreement was not kept' },
  'supervision.issued': { zh: '发出催办、督办', en: 'Urging or supervision issued' },
  'matter.material-lapsed': { zh: '补正逾期', en: 'Missing material did not come in time' },
  'matter.materialLapsed': { zh: '告知补正逾期', en: 'Told that material did not come in time' },
  'matter.timeBarNear': { zh: '法定时效将到', en: 'A right is about to lapse' },
  'matter.deadlineMoved': { zh: '期限改变', en: 'A deadline moved' },
  'matter.assigned': { zh: '分流交办', en: 'Assigned' },
  'booking.reminder': { zh: '预约提醒', en: 'Reminder of a booking' },
  'matter.received': { zh: '收到登记', en: 'Received' },
  'matter.correctionAsked': { zh: '要求补正材料', en: 'Material asked for' },
  'matter.accepted': { zh: '受理', en: 'Accepted' },
  'matter.notAccepted': { zh: '不予受理', en: 'Not accepted' },
  'matter.signedFor': { zh: '单位签收', en: 'Signed for' },
  'matter.transferred': { zh: '移送外单位', en: 'Handed over outside' },
  'matter.progress': { zh: '办理进展', en: 'Progress' },
  'matter.answered': { zh: '办结答复', en: 'Answered' },
  'matter.followUp': { zh: '回访', en: 'Follow-up' },
  'matter.closed': { zh: '结案', en: 'Closed' },
  'matter.reopened': { zh: '重新办理', en: 'Reopened' },
  'respondent.informed': { zh: '告知对方当事人', en: 'The other side informed' },
  'mediation.consentAsked': { zh: '征求调解意愿', en: 'Consent to mediation asked' },
  'mediation.sessionSet': { zh: '调解时间地点', en: 'Session set' },
  'mediation.ended': { zh: '调解结束', en: 'Mediation ended' },
  'agreement.ready': { zh: '协议可以签了', en: 'Agreement ready to sign' },
  'agreement.effective': { zh: '协议生效', en: 'Agreement in effect' },
  'rights.answered': { zh: '个人信息申请的答复', en: 'Request about own data answered' },
  'lookupCode.renewed': { zh: '更换查询码', en: 'New lookup code' },
  'booking.made': { zh: '预约成功', en: 'Booked' },
  'officer.newMatter': { zh: '有新事项', en: 'New matter' },
  'officer.dueSoon': { zh: '即将到期', en: 'Due soon' },
  'officer.overdue': { zh: '已超期', en: 'Overdue' },
  'officer.supervised': { zh: '被催办、督办', en: 'Urged or supervised' },
  'officer.calledToTalk': { zh: '被约谈', en: 'Called to a talk' },
  'officer.partyWrote': { zh: '当事人有新的内容', en: 'A party wrote' },
};

/** What happened, in words; what has none yet keeps its name. */
export function happeningWords(name: string, language: Language): string {
  return happenings[name]?.[language] ?? name;
}
