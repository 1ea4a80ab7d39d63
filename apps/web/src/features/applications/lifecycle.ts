import type { ColourName } from '../../design/tokens.js';
import type { TextKey } from '../../i18n.js';

export const lifecycles = [
  'DRAFT',
  'EXPIRED',
  'SUBMITTED',
  'REVISION_REQUESTED',
  'INELIGIBLE',
  'IN_SELECTION',
  'WAITLISTED',
  'OFFERED',
  'CONFIRMED',
  'NOT_SELECTED',
  'DECLINED',
  'OFFER_EXPIRED',
  'WITHDRAWN',
] as const;
export type Lifecycle = (typeof lifecycles)[number];

/** What people are told of a state, and its quiet colour. */
export const stateWords: Readonly<Record<Lifecycle, TextKey>> = {
  DRAFT: 'applications.state.DRAFT',
  EXPIRED: 'applications.state.EXPIRED',
  SUBMITTED: 'applications.state.SUBMITTED',
  REVISION_REQUESTED: 'applications.state.REVISION_REQUESTED',
  INELIGIBLE: 'applications.state.INELIGIBLE',
  IN_SELECTION: 'applications.state.IN_SELECTION',
  WAITLISTED: 'applications.state.WAITLISTED',
  OFFERED: 'applications.state.OFFERED',
  CONFIRMED: 'applications.state.CONFIRMED',
  NOT_SELECTED: 'applications.state.NOT_SELECTED',
  DECLINED: 'applications.state.DECLINED',
  OFFER_EXPIRED: 'applications.state.OFFER_EXPIRED',
  WITHDRAWN: 'applications.state.WITHDRAWN',
};

export const stateTones: Readonly<Record<Lifecycle, ColourName>> = {
  DRAFT: 'grey',
  EXPIRED: 'grey',
  SUBMITTED: 'info',
  REVISION_REQUESTED: 'warn',
  INELIGIBLE: 'grey',
  IN_SELECTION: 'info',
  WAITLISTED: 'violet',
  OFFERED: 'warn',
  CONFIRMED: 'brand',
  NOT_SELECTED: 'grey',
  DECLINED: 'grey',
  OFFER_EXPIRED: 'grey',
  WITHDRAWN: 'grey',
};

/** States after which nothing more is expected of anybody. */
const ended: readonly Lifecycle[] = ['EXPIRED', 'INELIGIBLE', 'NOT_SELECTED', 'DECLINED', 'OFFER_EXPIRED', 'WITHDRAWN'];
export const isEnded = (lifecycle: Lifecycle): boolean => ended.includes(lifecycle);

const withdrawable: readonly Lifecycle[] = [
  'DRAFT',
  'SUBMITTED',
  'REVISION_REQUESTED',
  'IN_SELECTION',
  'WAITLISTED',
  'OFFERED',
];
export const canWithdraw = (lifecycle: Lifecycle): boolean => withdrawable.includes(lifecycle);
