/**
 * One thing at a time, in all tabs of this origin. With `ifFree`, null where somebody else is at it: nobody waits then.
 */
export interface Exclusively {
  <T>(name: string, work: () => Promise<T>): Promise<T>;
  <T>(name: string, work: () => Promise<T>, ifFree: true): Promise<T | null>;
}

/** By Web Locks. */
export const byWebLock: Exclusively = <T>(name: string, work: () => Promise<T>, ifFree?: true): Promise<T> =>
  // With `ifFree` the answer may be null, which the overload says.
  navigator.locks.request(`stayput-gate-${name}`, { ifAvailable: ifFree === true }, (lock) =>
    lock === null ? (null as T) : work(),
  );
