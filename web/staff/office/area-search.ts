// Pure. Decides which villages fit what is typed: part of the village's or township's name, in order, or the beginning of the code.

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly township: string;
}

/** 河西镇·新河社区 */
export function placeName(place: Place): string {
  return place.township && place.township !== place.name ? `${place.township}·${place.name}` : place.name;
}

/** True when every word typed is in the name in its order of letters («河新» finds 河西镇·新河社区), or the code begins with it. */
export function placeFits(place: Place, typed: string): boolean {
  const words = typed
    .trim()
    .split(/[\s·]+/u)
    .filter(Boolean);
  if (words.length === 0) return true;
  const name = placeName(place);
  return words.every((word) => (/^\d+$/u.test(word) ? place.code.startsWith(word) : inOrder(word, name)));
}

function inOrder(letters: string, text: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}
