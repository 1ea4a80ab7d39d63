import { useEffect, useState } from 'react';

/** The time of this device in milliseconds, new every second (or `every` ms) while `when` holds. */
export function useNow(when = true, every = 1_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!when) return;
    const tick = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(tick);
  }, [when, every]);
  return now;
}
