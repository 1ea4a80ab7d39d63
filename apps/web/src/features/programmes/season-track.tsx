import { formatDate } from '#kernel';
import { StageTrack } from '../../design/stage-track.js';
import { useNow } from '../../design/use-now.js';
import { useLocale, useT } from '../../i18n.js';
import { timetableOf, type DatedStage } from './timetable.js';

export interface SeasonTrackProps {
  readonly stages: readonly (DatedStage & { readonly seats: number | null })[];
  /** IANA zone of the programme. */
  readonly zone: string | undefined;
  readonly label: string;
}

/** The stages of a season with their dates and seats, told to the public. */
export function SeasonTrack({ stages, zone, label }: SeasonTrackProps) {
  const t = useT();
  const locale = useLocale();
  const now = useNow(true, 60_000);
  const day = (at: string) => formatDate(at, locale, zone);
  const seatsOf = new Map(stages.map(({ id, seats }) => [id, seats]));
  const steps = timetableOf(stages, now, ({ id, startsAt, endsAt }) => {
    const [from, to] = [day(startsAt), day(endsAt)];
    const dates = from === to ? from : t('programmes.programme.window', { from, to });
    const seats = seatsOf.get(id);
    return typeof seats === 'number' ? `${dates} · ${t('programmes.seats', { count: seats })}` : dates;
  });
  return <StageTrack steps={steps} label={label} {...(zone === undefined ? {} : { zone })} />;
}
