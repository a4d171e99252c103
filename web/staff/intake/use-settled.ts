// Decides when something that is typed has settled: after it stood still for a moment.
import { useEffect, useState } from 'react';

export function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const clock = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(clock);
  }, [value, ms]);
  return settled;
}
