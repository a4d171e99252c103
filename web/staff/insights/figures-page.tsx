export function FiguresPage(): null {
  return null;
}
