// Decides what is kept of the name that a phone or a clerk gave a file, and whether the name agrees with the content.
// A name is never refused for odd characters: it is cleaned, because nobody chose «IMG_0001\u202Egpj.exe» on purpose.

/** One file type that the county takes: media type and the endings its names may have. */
export interface TakenType {
  readonly mime: string;
  readonly extensions: readonly string[];
}

const longest = 120;

/** The name without folders, control and direction characters, at most 120 characters, ending as its content demands. */
export function cleanName(given: string, type: TakenType): string {
  const last = given.toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}"<>|:*?]/gu, '')
    .trim();
  const dot = clean.lastIndexOf('.');
  const ending = endingOf(clean);
  const stem = (ending === undefined ? clean : clean.slice(0, dot)).replaceAll(/^[. ]+|[. ]+$/gu, '');
  const kept = ending !== undefined && type.extensions.includes(ending) ? ending : type.extensions[0];
  return `${Array.from(stem || '文件')
    .slice(0, longest)
    .join('')}.${kept ?? 'bin'}`;
}

/** The ending in lower case («jpg»), or undefined when the name has none. */
export function endingOf(name: string): string | undefined {
  return /\.([a-z0-9]{1,8})$/iu.exec(name.trim())?.[1]?.toLowerCase();
}

/** True when the name, or the type the sender declared, says another content than was found. A name without ending says nothing. */
export function saysOtherwise(
  name: string,
  declared: string | undefined,
  found: TakenType,
  all: readonly TakenType[],
): boolean {
  const ending = endingOf(name);
  if (ending !== undefined && !found.extensions.includes(ending)) return true;
  const type = declared?.split(';')[0]?.trim().toLowerCase();
  return type !== undefined && type !== found.mime && all.some(({ mime }) => mime === type);
}
