// Pure. Decides which parts of the shell a post sees, in which order, and where each begins.
import type { ShellPart } from '../../../server/modules/people/contract.ts';
import type { IconName } from './icons.tsx';

export interface Part {
  readonly part: ShellPart;
  readonly to:
    | '/'
    | '/register'
    | '/windows'
    | '/matters'
    | '/mediation'
    | '/figures'
    | '/administration'
    | '/security'
    | '/audit';
  readonly icon: IconName;
}

/** 工作台 · 登记 · 窗口 · 事项 · 调解 · 统计 · 管理 · 安全保密 · 审计 */
export const parts: readonly Part[] = [
  { part: 'desk', to: '/', icon: 'desk' },
  { part: 'register', to: '/register', icon: 'register' },
  { part: 'windows', to: '/windows', icon: 'windows' },
  { part: 'matters', to: '/matters', icon: 'matters' },
  { part: 'mediation', to: '/mediation', icon: 'mediation' },
  { part: 'figures', to: '/figures', icon: 'figures' },
  { part: 'administration', to: '/administration', icon: 'administration' },
  { part: 'security', to: '/security', icon: 'security' },
  { part: 'audit', to: '/audit', icon: 'audit' },
];

export function partsFor(shows: readonly string[]): Part[] {
  return parts.filter(({ part }) => shows.includes(part));
}

/** Where somebody begins: the desk, or the first part that the post may use, or the own account. */
export function firstPlace(shows: readonly string[]): Part['to'] | '/account' {
  return partsFor(shows)[0]?.to ?? '/account';
}
