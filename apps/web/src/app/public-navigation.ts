import type { TextKey } from '../texts.js';
import { publicPages } from './pages.js';

/** One line of the public navigation, by the Indonesian pattern of its page. */
interface PublicLine {
  readonly page: string;
  readonly label: TextKey;
}

const lines: readonly PublicLine[] = [
  { page: '/panggilan', label: 'web.nav.calls' },
  { page: '/kegiatan', label: 'web.nav.activities' },
  { page: '/ruang', label: 'web.nav.spaces' },
  { page: '/startup', label: 'web.nav.showcase' },
  { page: '/dampak', label: 'web.nav.impact' },
];

/** The lines whose pages exist. */
export const publicLines = (): readonly PublicLine[] =>
  lines.filter(({ page }) => publicPages.some(({ id }) => id === page));
