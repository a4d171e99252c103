// Pure. Decides what officers write while they work on a matter: progress, replies, reasons, what parties say when asked.
import type { MatterKind } from '../platform/profile/axes.ts';
import type { Dice } from './seeded.ts';

const first = [
  '与申请人通了电话，核对了情况和诉求。',
  '电话联系申请人，约定到现场查看。',
  '联系了双方，听取各自说法。',
  '到现场查看并拍照留存。',
  '已向申请人说明办理流程和期限。',
];
const dispute = [
  '入户走访，做了记录。',
  '分别找双方谈话，各自讲了要求。',
  '组织现场丈量，双方均到场。',
  '调取了合同、收据和转账记录。',
  '向知情邻居了解了经过。',
  '一方外出，约定周末再谈。',
  '双方差距缩小，约定三天后再议。',
  '查阅了权属证书和登记底册。',
  '请村里老支书一同做工作。',
];
const hazard = [
  '现场核实，情况属实，已先设警示标志。',
  '向责任单位发出整改告知。',
  '请专业单位到场鉴定。',
  '整改已开工，继续跟进。',
  '复查时部分完成，要求继续整改。',
];
const help = [
  '核对了家庭情况和材料。',
  '联系民政办，告知可申请临时救助。',
  '协助填写了申请表。',
  '已转法律援助中心，约定面谈时间。',
  '推荐了两个用工岗位。',
];
const complaint = [
  '调取了办件记录。',
  '向有关单位核实情况，未透露反映人。',
  '查看了公示和账目。',
  '约谈了经办人员所在单位负责人。',
];
const consultation = ['查阅了有关规定。', '与业务部门核对了办理口径。'];
const byKind: Readonly<Record<MatterKind, readonly string[]>> = { dispute, hazard, help, complaint, consultation };

export function progressWords(dice: Dice, kind: MatterKind, turn: number): string {
  return turn === 0 && dice.chance(0.6) ? dice.pick(first) : dice.pick(byKind[kind]);
}

const replies: Readonly<Record<string, readonly string[]>> = {
  writtenAgreement: [
    '经调解，双方自愿达成书面调解协议，已签字盖章生效，请按约定履行。',
    '双方签订了调解协议，履行日期写在协议里；到期没有做到的，可以再来找我们。',
  ],
  oralAgreement: ['双方当场说定，已登记口头协议，基本问题已经解决。', '经劝解双方握手言和，当场履行完毕。'],
  settled: ['双方自行协商一致，申请人表示不再需要调解。', '对方已经主动解决，申请人予以认可。'],
  done: ['反映的问题已经处理完毕，现场已恢复。', '诉求已经办成，有关材料存档备查。', '责任单位已完成整改，复查合格。'],
  explained: ['已就所问事项作了答复，并告知办理地点和所需材料。', '已当面解答，书面材料一并交付。'],
  mediationFailed: [
    '经多次调解未能达成一致，已书面告知可以申请仲裁或者向人民法院起诉。',
    '双方分歧较大，调解不成，已说明其他途径和时效。',
  ],
  consentRefused: ['对方不同意调解。已告知申请人可以通过诉讼、仲裁等途径解决，并提供了法律援助咨询方式。'],
  partlyAgreed: ['就部分事项达成一致，其余部分已告知可以另行起诉。'],
  guidedToRoad: ['此事依法应由有关机关处理，已告知受理单位、地址和所需材料。', '已引导申请劳动仲裁，并协助准备材料。'],
  transferred: ['已移送有权机关处理，移送回执存档，请留意对方通知。'],
  toPolice: ['涉嫌违法，已移送公安机关处理。'],
  cannotBeDone: ['经核实，所提要求不符合现行规定，理由和依据已当面说明。'],
};

export function replyWords(dice: Dice, result: string): string {
  return dice.pick(replies[result] ?? ['已办理完毕。']);
}

export function overruleWords(dice: Dice, body: string): string {
  return dice.pick([`双方同意由${body}办理`, `${body}前期已经介入，情况熟悉`, `涉及${body}职责，由其办理更便捷`]);
}

export function objectionWords(dice: Dice): string {
  return dice.pick([
    '承办单位提出不属其职责，经核对予以改派',
    '当事人户籍和纠纷地点在另一村，改由该地办理',
    '对方当事人是承办单位工作人员亲属，改由上一级办理',
  ]);
}

export function reworkWords(dice: Dice): string {
  return dice.pick([
    '答复未说明依据，请补充后重新办结',
    '现场照片缺失，请补齐',
    '申请人反映未接到回复，请核实后再报',
    '第二项诉求没有答复',
  ]);
}

export function withdrawalWords(dice: Dice): string {
  return dice.pick([
    '双方已经和好，申请撤回',
    '对方已经给付，不再需要处理',
    '准备直接到法院起诉',
    '家里商量后决定先不追究',
  ]);
}

export function handOverWords(dice: Dice): string {
  return dice.pick(['外出培训，交同事继续办理', '申请人住在其包片范围，由其办理方便', '岗位调整，移交办理']);
}

const content = ['事情解决了，谢谢', '办得挺快', '工作人员耐心，态度好', '基本满意，希望能再快一点', '说到做到了'];
const discontent = ['钱还没有给齐', '只是说了说，没有真正解决', '对方过后又反悔', '答复的内容看不明白', '拖的时间太长'];

export function answerWords(dice: Dice, solved: boolean): string {
  return dice.pick(solved ? content : discontent);
}

const doneSoFar = {
  holder: [
    '已联系双方，核对了情况，正在约定面谈时间。',
    '到现场看过两次，材料已收齐大半。',
    '已开过一次协调会，双方意见还有差距。',
  ],
  centre: ['已核对材料，正在确定承办单位。', '已电话联系申请人，补齐了基本情况。'],
} as const;
const whyUnfinished = {
  holder: [
    '一方在外地务工，本周才能回来。',
    '等待鉴定结论。',
    '承办人同时办理多件，排期靠后。',
    '权属底册要到县里查阅，还没有回复。',
  ],
  centre: ['两家单位都认为不归自己管，正在会商。', '申请人反映的地点跨两个村，需要核实。'],
} as const;
const nextSteps = [
  '本周内约双方当面谈，谈不成就告知其他途径。',
  '由所长牵头，三个工作日内办结。',
  '已增派一人协助，每天报进度。',
];

/** 督办回复: what was done, why it is unfinished, what is done about it. */
export function letterReplyWords(
  dice: Dice,
  turn: 'holder' | 'centre',
): { readonly kind: string; readonly body: string }[] {
  return [
    { kind: 'done', body: dice.pick(doneSoFar[turn]) },
    { kind: 'whyNot', body: dice.pick(whyUnfinished[turn]) },
    ...(dice.chance(0.6) ? [{ kind: 'measures', body: dice.pick(nextSteps) }] : []),
  ];
}
