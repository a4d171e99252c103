// Pure. Decides which letter does which act: the first letter of its Chinese name in pinyin, or of its English name; where two acts of
// one stage would share a letter, the rarer one takes another of its letters or none. j and k move through lists and do nothing else.
import type { Language } from '../../ui/language.ts';

const zh: Readonly<Record<string, string>> = {
  acceptMatter: 's', // 受理 shòulǐ
  assignMatter: 'f', // 分流 fēnliú
  askForMaterial: 'b', // 补正 bǔzhèng
  supplyMaterial: 'b', // 补正材料 bǔzhèng
  proposeRefusal: 'n', // 不予受理: n as in not accepted
  reviewRefusal: 'f', // 复核 fùhé
  decideRefusalReview: 'f', // 复查 fùchá
  objectToAssignment: 'o', // 异议: o as in object
  ruleOnObjection: 'c', // 裁定 cáidìng
  signForMatter: 'q', // 签收 qiānshōu
  handOverMatter: 'y', // 移交 yíjiāo
  recordProgress: 'l', // 记录 jìlù; j goes to the next row
  answerMatter: 'b', // 办结 bànjié
  passCheck: 't', // 通过 tōngguò
  returnForRework: 'c', // 重办 chóngbàn
  recordFollowUp: 'h', // 回访 huífǎng
  closeMatter: 'g', // 归档 guīdàng
  withdrawMatter: 'w', // 撤回: 无 pinyin letter is left, w as in withdraw
  restrictMatter: 'x', // 限制 xiànzhì
  addMaterial: 'a', // 材料: a as in add
  addParty: 'd', // 当事人 dāngshìrén
};

const en: Readonly<Record<string, string>> = {
  acceptMatter: 'a',
  assignMatter: 's',
  askForMaterial: 'i', // missing material; k goes to the row before
  supplyMaterial: 's',
  proposeRefusal: 'n',
  reviewRefusal: 'v',
  decideRefusalReview: 'v',
  objectToAssignment: 'o',
  ruleOnObjection: 'u',
  signForMatter: 'f',
  handOverMatter: 'h',
  recordProgress: 'r',
  answerMatter: 'w',
  passCheck: 'p',
  returnForRework: 'e',
  recordFollowUp: 'f',
  closeMatter: 'c',
  withdrawMatter: 'd',
  restrictMatter: 'x',
  addMaterial: 'm',
  addParty: 'y', // party
};

/** The letter of an act, or undefined where it has none. */
export function keyOfAct(act: string, language: Language): string | undefined {
  return (language === 'zh' ? zh : en)[act];
}

/** The act among those offered that a pressed letter does; case does not matter. */
export function actOfKey(key: string, offered: readonly string[], language: Language): string | undefined {
  const letter = key.toLowerCase();
  return offered.find((act) => keyOfAct(act, language) === letter);
}
