import { useSyncExternalStore } from 'react';
import { breakpoints } from './tokens.js';

function follow(query: string) {
  const media = () => window.matchMedia(query);
  return {
    subscribe: (listener: () => void) => {
      const list = media();
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    present: () => media().matches,
  };
}

const phone = follow(`(max-width: ${breakpoints.tablet - 0.02}px)`);
const desktop = follow(`(min-width: ${breakpoints.desktop}px)`);

/** Whether the window is narrower than 768 px. Prefer CSS; this is for a different structure. */
export const useIsPhone = (): boolean => useSyncExternalStore(phone.subscribe, phone.present, () => false);

/** Whether the window is at least 1200 px wide. */
export const useIsDesktop = (): boolean => useSyncExternalStore(desktop.subscribe, desktop.present, () => true);
