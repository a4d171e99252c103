// Pure. The words of the notice of rights and duties, Chinese and English: the law's own words, article by article.
import type { NoticeClause } from './notice-clause.ts';

interface NoticeText {
  readonly opening: string;
  readonly clauses: readonly NoticeClause[];
  readonly closing: string;
}

export const rightsNoticeZh: NoticeText = {
  opening:
    '根据《中华人民共和国人民调解法》的规定，现将人民调解委员会的性质、调解原则、调解协议的效力，以及各方当事人在调解中享有的权利和承担的义务告知如下：',
  clauses: [
    { text: '一、人民调解委员会是依法设立的调解民间纠纷的群众性组织（第七条）。' },
    {
      text: '二、人民调解委员会调解民间纠纷，遵循下列原则（第三条）：',
      list: [
        '在当事人自愿、平等的基础上进行调解；',
        '不违背法律、法规和国家政策；',
        '尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。',
      ],
    },
    { text: '三、人民调解委员会调解民间纠纷，不收取任何费用（第四条）。' },
    {
      text: '四、当事人在人民调解活动中享有下列权利（第二十三条）：',
      list: [
        '选择或者接受人民调解员；',
        '接受调解、拒绝调解或者要求终止调解；',
        '要求调解公开进行或者不公开进行；',
        '自主表达意愿、自愿达成调解协议。',
      ],
    },
    {
      text: '五、当事人在人民调解活动中履行下列义务（第二十四条）：',
      list: ['如实陈述纠纷事实；', '遵守调解现场秩序，尊重人民调解员；', '尊重对方当事人行使权利。'],
    },
    {
      text: '六、调解协议的效力：',
      list: [
        '调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效（第二十九条）；口头调解协议自各方当事人达成协议之日起生效（第三十条）。',
        '经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行；人民调解委员会对履行情况进行监督，督促当事人履行约定的义务（第三十一条）。',
        '当事人之间就调解协议的履行或者调解协议的内容发生争议的，一方当事人可以向人民法院提起诉讼（第三十二条）。',
      ],
    },
    {
      text: '七、经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。人民法院依法确认调解协议有效，一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请强制执行（第三十三条）。',
    },
    {
      text: '八、调解不成的，人民调解委员会终止调解，当事人可以依法通过仲裁、行政、司法等途径维护自己的权利（第二十六条）。',
    },
  ],
  closing: '以上内容已告知当事人，当事人已经知悉。',
};

export const rightsNoticeEn: NoticeText = {
  opening:
    "Under the People's Mediation Law of the People's Republic of China you are told what this committee is, how it mediates, what an agreement is worth, and which rights and duties the parties have:",
  clauses: [
    {
      text: "1. A people's mediation committee is an organisation of the people, set up by law to mediate civil disputes (article 7).",
    },
    {
      text: '2. It mediates by these principles (article 3):',
      list: [
        "on the ground of the parties' free will and equality;",
        'not against laws, regulations and state policy;',
        "with respect for the parties' rights: mediation may not keep a party from arbitration, administrative bodies or the courts.",
      ],
    },
    { text: '3. Mediation costs nothing (article 4).' },
    {
      text: '4. The parties have the right (article 23):',
      list: [
        'to choose or accept the mediator;',
        'to accept or refuse mediation, or to demand that it ends;',
        'to ask that it is held in public or not in public;',
        'to say what they want of their own will, and to agree freely.',
      ],
    },
    {
      text: '5. The parties have the duty (article 24):',
      list: [
        'to state the facts of the dispute truthfully;',
        'to keep order and to respect the mediator;',
        "to respect the other party's use of its rights.",
      ],
    },
    {
      text: '6. What an agreement is worth:',
      list: [
        "A written agreement takes effect on the day when every party has signed, sealed or pressed a finger, the mediator has signed and the committee's seal is on it (article 29); an oral one on the day on which the parties agree (article 30).",
        'An agreement binds in law and is to be performed as agreed; the committee watches and urges performance (article 31).',
        'When the parties disagree about performance or content, either may sue in court (article 32).',
      ],
    },
    {
      text: '7. Within thirty days from the day when the agreement takes effect both parties may together ask the court to confirm it. When a confirmed agreement is not or not wholly performed, the other party may apply for enforcement (article 33).',
    },
    {
      text: '8. When mediation fails the committee ends it, and the parties may turn to arbitration, administrative bodies or the courts as the law provides (article 26).',
    },
  ],
  closing: 'The parties have been told the above and know it.',
};
