import { expect, test } from 'vitest';
import { isReportStep, pageOf, pages, reportSteps, stepAfter, stepBefore } from './router.ts';

test('every page has a path of its own, and its path leads back to it', () => {
  const paths = Object.values(pages);
  expect(new Set(paths).size).toBe(paths.length);
  expect(Object.entries(pages).filter(([name, path]) => pageOf(path) !== name)).toEqual([]);
});

test('a slash at the end does not matter', () => {
  expect(pageOf('/report/what/')).toBe('reportWhat');
  expect(pageOf('/')).toBe('home');
  expect(pageOf('//')).toBe('home');
});

test('whatever stands under /m is the landing page of a QR', () => {
  expect(pageOf('/m')).toBe('landing');
  expect(pageOf('/m/old-poster')).toBe('landing');
});

test('an unknown path is no page', () => {
  expect(pageOf('/reports')).toBeUndefined();
  expect(pageOf('/report/what/else')).toBeUndefined();
});

test('the steps lead forward to the receipt and back to the start', () => {
  expect(reportSteps.map(stepAfter)).toEqual([...reportSteps.slice(1), 'reportDone']);
  expect(reportSteps.map(stepBefore)).toEqual(['reportStart', ...reportSteps.slice(0, -1)]);
  expect(isReportStep('reportDone')).toBe(false);
});
