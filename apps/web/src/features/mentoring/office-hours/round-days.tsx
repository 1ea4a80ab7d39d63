import { Moment } from '../../../design/moment.js';
import { dayOf } from './office-hours.js';

export interface RoundDaysProps {
  readonly round: { readonly startsAt: string; readonly endsAt: string; readonly zone: string };
}

/** First and last day of a round; one day is said once. */
export function RoundDays({ round: { startsAt, endsAt, zone } }: RoundDaysProps) {
  return (
    <>
      <Moment at={startsAt} zone={zone} as="date" />
      {dayOf(startsAt, zone) !== dayOf(endsAt, zone) && (
        <>
          {' – '}
          <Moment at={endsAt} zone={zone} as="date" />
        </>
      )}
    </>
  );
}
