export { DomainError, type RefusalDetail } from './domain-error.js';
export { fixedClock, systemClock, type Clock } from './clock.js';
export { idFor, isId, newId, type Id } from './ids.js';
export {
  defaultLocale,
  inLocale,
  isLocale,
  locales,
  translate,
  type Locale,
  type LocalizedText,
  type RefusalParams,
  type Texts,
} from './locale.js';
export { type Money } from './money.js';
export { largestPage, type PageRequest } from './page.js';
export { assertNever } from './assert-never.js';
export { catalogue, refusalTexts } from './texts/index.js';
export {
  formatBytes,
  formatClock,
  formatDate,
  formatDateTime,
  formatElapsed,
  formatMoney,
  formatMoneyShort,
  formatNumber,
  formatScore,
  formatShare,
  homeZone,
  zoneName,
} from './formats.js';
