// Pure. Decides how a county's own wording comes onto a paper: its title, its standing texts with places to fill, and labels put in another way.
// What a form has no place for is refused before anything is printed (`wordingFaults`).
import { paperLabels, relabelled } from './paper-labels.ts';
import { inlineText } from './paper-text.ts';
import { heading, items, note, paragraph } from './paper.ts';
import type { Inline, Paper, PaperForm, PaperLang, Part } from './paper.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The wording of one paper, as papers.yaml holds it. */
export interface PaperWording {
  readonly id: string;
  readonly title: Words;
  /** Standing texts by the form's own keys; `{place}` is filled from the record. */
  readonly pieces: readonly { readonly id: string; readonly text: Words }[];
  /** Labels of the form that read otherwise here. */
  readonly labels?: readonly { readonly form: Words; readonly here: Words }[] | undefined;
}

/** What a form takes its words from, in one language. */
export interface PaperWords {
  readonly title: string;
  /** The standing text of this key, its places left as they are. */
  readonly text: (key: string) => string;
  /** The lines of a text. */
  readonly lines: (key: string) => string[];
  /** The text with each `{place}` filled. */
  readonly filled: (key: string, places?: Places) => Inline[];
  /** The same, a paragraph for each line; lines that begin with «- » are numbered （一）（二）, «# » is a heading. */
  readonly paragraphs: (key: string, places?: Places) => Part[];
  /** The same in small type, a note for each line. */
  readonly notes: (key: string, places?: Places) => Part[];
}

/** What fills the places of a text. */
type Places = Readonly<Record<string, Inline | readonly Inline[]>>;

/**
 * The words of one paper in one language.
 * @throws RangeError for a key that the wording does not hold, or a place that the form does not fill
 */
export function paperWords(wording: PaperWording, lang: PaperLang): PaperWords {
  const text = (key: string): string => {
    const piece = wording.pieces.find((one) => one.id === key);
    if (!piece) throw new RangeError(`the paper «${wording.id}» has no text «${key}»`);
    return piece.text[lang].trim();
  };
  const lines = (key: string): string[] =>
    text(key)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    title: wording.title[lang],
    text,
    lines,
    filled: (key, places = {}) => fillPlaces(text(key), places),
    notes: (key, places = {}) => lines(key).map((line) => note(fillPlaces(line, places))),
    paragraphs: (key, places = {}) => partsOf(lines(key), places),
  };
}

/** A paper of this form in the county's words. */
export function makePaper<T>(form: PaperForm<T>, data: T, wording: PaperWording, lang: PaperLang = 'zh'): Paper {
  const paper = form.make(data, lang, paperWords(wording, lang));
  const other = new Map((wording.labels ?? []).map((one) => [one.form[lang], one.here[lang]]));
  return other.size === 0 ? paper : relabelled(paper, other);
}

/** One thing wrong in a wording, by the path of the part within it. */
export interface WordingFault {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/** What is wrong in the wording of one paper: texts missing or unknown, places that the form does not fill or that must stand, labels it does not have. */
export function wordingFaults(form: PaperForm<unknown>, wording: PaperWording): WordingFault[] {
  const known = form.texts;
  const missing = Object.keys(known)
    .filter((key) => !wording.pieces.some((piece) => piece.id === key))
    .map((key): WordingFault => ({ path: ['pieces'], sentence: `the text «${key}» of «${form.kind}» is missing` }));
  const faults = wording.pieces.flatMap((piece, n): WordingFault[] => {
    const places = known[piece.id];
    if (!places)
      return [
        {
          path: ['pieces', n, 'id'],
          sentence: `the paper «${form.kind}» has no text «${piece.id}»; known are ${Object.keys(known).join(', ') || 'none'}`,
        },
      ];
    return (['zh', 'en'] as const).flatMap((lang) =>
      placeFaults(piece.text[lang], places, ['pieces', n, 'text', lang]),
    );
  });
  if (missing.length + faults.length > 0) return [...missing, ...faults];
  return labelFaults(form, wording);
}

function placeFaults(text: string, places: readonly string[], path: readonly (string | number)[]): WordingFault[] {
  const there = placesIn(text);
  const strange = there.filter((name) => !places.includes(name));
  const lost = places.filter((name) => !there.includes(name));
  return [
    ...strange.map((name) => ({
      path,
      sentence: `nothing fills {${name}} here; known are ${places.map((one) => `{${one}}`).join(', ') || 'none'}`,
    })),
    ...lost.map((name) => ({ path, sentence: `the place {${name}} must stand in this text` })),
  ];
}

function labelFaults(form: PaperForm<unknown>, wording: PaperWording): WordingFault[] {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const words = paperWords(wording, lang);
    const there = new Set([{}, form.sample].flatMap((data) => paperLabels(form.make(data, lang, words))));
    return (wording.labels ?? []).flatMap((one, n): WordingFault[] =>
      there.has(one.form[lang])
        ? []
        : [
            {
              path: ['labels', n, 'form', lang],
              sentence: `the paper «${form.kind}» has no label «${one.form[lang]}»`,
            },
          ],
    );
  });
}

/** Names in braces, each once. */
export function placesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}]*)\}/gu)].map((found) => found[1] ?? ''))];
}

function fillPlaces(text: string, places: Places): Inline[] {
  return text
    .split(/(\{[^{}]*\})/u)
    .filter((part) => part !== '')
    .flatMap((part): Inline[] => {
      if (!/^\{[^{}]*\}$/u.test(part)) return [part];
      const given = places[part.slice(1, -1)];
      if (given === undefined) throw new RangeError(`nothing given for ${part}`);
      return isList(given) ? [...given] : [given];
    });
}

function isList(given: Inline | readonly Inline[]): given is readonly Inline[] {
  return Array.isArray(given);
}

function partsOf(lines: readonly string[], places: Places): Part[] {
  const parts: Part[] = [];
  let listed: Inline[][] = [];
  const endList = (): void => {
    if (listed.length > 0) parts.push({ ...items([], 0, 'paren'), items: listed });
    listed = [];
  };
  for (const line of lines) {
    if (line.startsWith('- ')) {
      listed.push(fillPlaces(line.slice(2), places));
      continue;
    }
    endList();
    parts.push(
      line.startsWith('# ')
        ? heading(inlineText(fillPlaces(line.slice(2), places)))
        : paragraph(fillPlaces(line, places)),
    );
  }
  endList();
  return parts;
}
