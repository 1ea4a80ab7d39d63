import { Text, Title } from '@mantine/core';
import { formatNumber } from '#kernel';
import { Moment } from '../../design/moment.js';
import { useReadWhen } from '../../graphql/client.js';
import { useLocale, useT, type TextKey } from '../../i18n.js';
import { sectorInWords, type ChoiceField } from './choice-fields.js';
import { roundForecastDocument } from './round-care.js';
import classes from './assessment.module.css';

const causes: Readonly<Record<string, TextKey>> = {
  CAPACITY: 'assessment.forecast.capacity',
  PAIRS: 'assessment.forecast.pairs',
  PACE: 'assessment.forecast.tooSlow',
};

export interface RoundForecastProps {
  readonly roundId: string;
  readonly zone: string | undefined;
  readonly fields: readonly ChoiceField[];
}

/** When the round will be read through at the present pace, and the one thing that closes each need. */
export function RoundForecast({ roundId, zone, fields }: RoundForecastProps) {
  const t = useT();
  const locale = useLocale();
  const { data } = useReadWhen(true, roundForecastDocument, { roundId });
  const forecast = data?.roundForecast;
  if (!forecast) return null;
  const { pace, finishesAt, inTime, needs } = forecast;
  return (
    <section className={classes.warning}>
      <Title order={2} size="h3">
        {t('assessment.forecast.title')}
      </Title>
      <Text>
        {t('assessment.forecast.pace', { pace: formatNumber(Math.round(pace * 10) / 10, locale) })}{' '}
        {finishesAt ? (
          <>
            {t('assessment.forecast.finish')} <Moment at={finishesAt} as="date" zone={zone} />.{' '}
            {!inTime && t('assessment.forecast.late')}
          </>
        ) : (
          t('assessment.forecast.never')
        )}
      </Text>
      {needs.length > 0 && (
        <ul>
          {needs.map((need) => (
            <li key={`${need.cause} ${need.sector ?? ''}`}>
              {causes[need.cause] &&
                t(causes[need.cause]!, {
                  count: need.reviewers,
                  reads: need.readsEach,
                  missing: need.missing,
                  sector: need.sector ? sectorInWords(fields, need.sector, locale) : '',
                })}
              {need.closesAt && (
                <>
                  , {t('assessment.forecast.by')} <Moment at={need.closesAt} as="date" zone={zone} />
                </>
              )}
              .
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
