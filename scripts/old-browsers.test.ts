import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tooNewInScript, tooNewInStyle } from './old-browsers.ts';

const bundles = ['resident', 'staff'];
const dist = join(import.meta.dirname, '../dist');

/** Built files of a bundle by the end of their names. */
function built(bundle: string, end: string): { name: string; text: string }[] {
  return readdirSync(join(dist, bundle), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => ({ name, text: readFileSync(join(dist, bundle, name), 'utf8') }));
}

describe('the built pages and the oldest browsers that must read them', () => {
  it.each(bundles)('%s: no script is written or calls anything that came later', (bundle) => {
    const scripts = built(bundle, '.js');
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.flatMap(({ name, text }) => tooNewInScript(text).map((what) => `${name}: ${what}`))).toEqual([]);
  });

  it.each(bundles)('%s: no style sheet needs what came later', (bundle) => {
    const styles = built(bundle, '.css');
    expect(styles.length).toBeGreaterThan(0);
    expect(styles.flatMap(({ name, text }) => tooNewInStyle(text).map((what) => `${name}: ${what}`))).toEqual([]);
  });
});

describe('what is too new', () => {
  it.each([
    ['a ??= 1', 'logical assignment'],
    ['class A { b = 1 }', 'class fields'],
    ['class A { #b() {} }', 'class fields'],
    ['class A { static { f() } }', 'class fields'],
    ['const n = 1_000', 'numeric separator'],
    ['await f()', 'await at the top'],
    ['/(?<=a)b/.test(c)', 'lookbehind'],
    ['/[a--b]/v.test(c)', 'regular expression flag'],
    ['list.toReversed()', 'toReversed()'],
    ['structuredClone(a)', 'structuredClone()'],
  ])('«%s» is found', (script, what) => {
    expect(tooNewInScript(script).join()).toContain(what);
  });

  it('what was there in time is not', () => {
    expect(
      tooNewInScript('const f = async () => { await a?.b ?? 1; }; /(?<y>a)/u.test(c); [..."a"].reverse();'),
    ).toEqual([]);
    expect(tooNewInStyle('.a{height:100vh;height:100dvh}')).toEqual([]);
    expect(
      tooNewInStyle('.a{inset:0;aspect-ratio:1}.a:focus-visible{gap:1px}@media (min-width:600px){.a{top:0}}'),
    ).toEqual([]);
  });

  it.each(['.a:has(.b){top:0}', '.a{height:100dvh}', '.a{&:hover{top:0}}', '@media (width >= 600px){.a{top:0}}'])(
    'the style «%s» is found',
    (style) => {
      expect(tooNewInStyle(style)).toHaveLength(1);
    },
  );
});
