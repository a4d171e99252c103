import type { getPracticeClock as GetPracticeClock } from '../../../server/platform/practice-clock/contract.ts';
import { caller } from '../../api/caller.ts';

export const getPracticeClock = caller<typeof GetPracticeClock>({ method: 'GET', path: '/api/practice/clock' });

export const practiceClockKey = ['practice-clock'] as const;
