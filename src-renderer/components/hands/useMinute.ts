import { useEffect, useState } from 'react';

/** So often what is said of the time is said anew, in milliseconds. */
const tick = 30_000;

/** The time now, brought up to date while the component is there. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), tick);
    return () => clearInterval(timer);
  }, []);
  return now;
}
