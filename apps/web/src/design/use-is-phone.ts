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

const desktop = follow(`(min-width: ${breakpoints.desktop}px)`);

/** Whether the window is at least 1200 px wide. */
export const useIsDesktop = (): boolean => useSyncExternalStore(desktop.subscribe, desktop.present, () => true);

const phone = follow(`(max-width: ${breakpoints.tablet - 1}px)`);

/** Whether the window is narrower than a tablet. */
export const useIsPhone = (): boolean => useSyncExternalStore(phone.subscribe, phone.present, () => false);
