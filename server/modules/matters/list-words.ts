// Decides the words that stand in tables of matters which leave the house: stages, how something was closed, whom it waits for. Pure.
import type { Outcome, Stage } from './lifecycle.ts';
import type { Wait } from './list-view.ts';

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  registered: '待受理',
  correcting: '待补正',
  refusing: '拟不予受理',
  accepted: '待分流',
  linked: '随主事项办理',
  assigned: '待签收',
  objected: '异议待裁',
  handling: '办理中',
  answered: '办结待核',
  follow_up: '待回访',
  closed: '结案归档',
  refused: '不予受理',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  solved: '已化解',
  closed_not_solved: '已结案，未化解',
  party_disagrees: '当事人不认可',
  not_performed: '未履行',
  withdrawn: '已撤回',
};

export const WAIT_WORDS: Readonly<Record<Wait, string>> = {
  correcting: '等当事人补正',
  linked: '等主事项办结',
  opinion: '等协办意见',
  receipt: '等移送回执',
  paused: '时限中止',
};
