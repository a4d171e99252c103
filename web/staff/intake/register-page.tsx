export function RegisterPage(): null {
  return null;
}
