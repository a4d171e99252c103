// Pure: checks of the county, its categories, its privacy notice and its danger signs.
// Decides that the notice says what 个人信息保护法 17 asks and that danger is never answered with a proposal to make peace.
import { repeated } from './problem.ts';
import type { Problem } from './problem.ts';
import type { ProfileContent } from './schema.ts';

/** Paragraphs of the privacy notice that 个人信息保护法 17, 30 and 35 ask for. */
export const NOTICE_PARAGRAPHS = [
  'who',
  'purpose',
  'kinds',
  'sensitive',
  'sharing',
  'retention',
  'rights',
  'contact',
] as const;

const MAKING_PEACE = /调解|和解|劝和|撮合|reconcil|\bmediat|make peace/i;

export function checkOffice(content: ProfileContent): Problem[] {
  return [
    ...checkWorkingHours(content),
    ...repeated('categories', content.categories, 'code'),
    ...checkCategories(content),
    ...repeated('dangerSigns', content.dangerSigns, 'id'),
    ...checkDanger(content),
    ...checkNotice(content),
    ...repeated('consents', content.consents, 'id'),
    ...repeated('retention', content.retention, 'id'),
    ...checkDossierRetention(content),
    ...repeated('refusalReasons', content.refusalReasons, 'id'),
    ...repeated('ifLate', content.material.ifLate, 'id').map((one) => ({ ...one, path: ['material', ...one.path] })),
  ];
}

/** A kind of dispute stands in one row at most, and is one that the county has. */
function checkDossierRetention({ categories, dossierRetention }: ProfileContent): Problem[] {
  const seen = new Set<string>();
  return (dossierRetention ?? []).flatMap((row, index) =>
    row.categories.flatMap((code): Problem[] => {
      const path = ['dossierRetention', index, 'categories'];
      if (!categories.some((category) => category.code === code))
        return [{ path, sentence: `there is no category «${code}»` }];
      if (seen.has(code)) return [{ path, sentence: `the category «${code}» stands in two rows` }];
      seen.add(code);
      return [];
    }),
  );
}

function checkWorkingHours({ county }: ProfileContent): Problem[] {
  return county.workingHours.flatMap((span, index) => {
    const path = ['county', 'workingHours', index];
    if (span.to <= span.from)
      return [{ path, sentence: `working hours end (${span.to}) after they begin (${span.from})` }];
    const before = county.workingHours[index - 1];
    if (before && span.from < before.to)
      return [{ path, sentence: `the span from ${span.from} begins before the last one ends` }];
    return [];
  });
}

function checkCategories({ categories }: ProfileContent): Problem[] {
  return categories.flatMap((category, index) => {
    const problems: Problem[] = [];
    if (category.code === '01' && category.onScreenSigning !== 'refused') {
      problems.push({
        path: ['categories', index, 'onScreenSigning'],
        sentence:
          'papers on marriage, adoption and inheritance are signed on paper (《电子签名法》第三条): write «refused»',
      });
    }
    if (category.kind === 'complaint' && !category.restricted) {
      problems.push({
        path: ['categories', index, 'restricted'],
        sentence: 'a complaint about a body or officer is hidden from them from the first row: write «true»',
      });
    }
    if (category.kind !== 'dispute' && category.mediable) {
      problems.push({
        path: ['categories', index, 'mediable'],
        sentence: 'only a dispute between parties can be mediated: write «false»',
      });
    }
    return problems;
  });
}

function checkDanger({ dangerSigns }: ProfileContent): Problem[] {
  return dangerSigns.flatMap((sign, index) =>
    (['residentWords', 'staffWords'] as const).flatMap((part) =>
      (['zh', 'en'] as const)
        .filter((language) => MAKING_PEACE.test(sign[part][language]))
        .map((language) => ({
          path: ['dangerSigns', index, part, language],
          sentence:
            'words on danger say whom to call and how to be safe; they never speak of mediation or making peace',
        })),
    ),
  );
}

function checkNotice({ notice }: ProfileContent): Problem[] {
  const ids = new Set(notice.paragraphs.map((paragraph) => paragraph.id));
  return [
    ...repeated('paragraphs', notice.paragraphs, 'id').map((one) => ({ ...one, path: ['notice', ...one.path] })),
    ...NOTICE_PARAGRAPHS.filter((id) => !ids.has(id)).map((id) => ({
      path: ['notice', 'paragraphs'],
      sentence: `the paragraph «${id}» is missing (《个人信息保护法》第十七条)`,
    })),
  ];
}
