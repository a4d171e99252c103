// Decides the Idempotency-Key of a form: made once when the form is first filled, sent with every try, so that a phone that re-sends does nothing twice.

/** 32 hexadecimal digits from the device's random source (it works without HTTPS, where `randomUUID` does not). */
export function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
