import type { Row, Rows } from './reference-condition.js';

const day = 86_400_000;
const moment = (value: unknown) => (value instanceof Date ? value.getTime() : Number.NaN);

/** The derived fields that read models say in SQL, said in plain code. */
export function fieldsInCode(rows: Rows): Record<string, (row: Row) => unknown> {
  const places = (row: Row, mode: string, quota: unknown) => {
    if (typeof quota !== 'number') return null;
    const taken = rows
      .where('Registration', 'activity', row.id)
      .filter((one) => one['state'] === 'REGISTERED' && one['mode'] === mode);
    return Math.max(0, quota - taken.length);
  };
  return {
    'Application.undoUntil': (row) =>
      row['lifecycle'] === 'WITHDRAWN' && row['withdrawnAt'] ? new Date(moment(row['withdrawnAt']) + day) : null,
    'Activity.onsiteLeft': (row) => places(row, 'ONSITE', row['quotaOnsite']),
    'Activity.onlineLeft': (row) => places(row, 'ONLINE', row['quotaOnline']),
    'ReviewRound.placesFree': (row) => {
      const given = rows.of('Offer').filter((offer) => {
        const [, application] = rows.one('Offer', offer, 'application');
        return application?.['season'] === row['season'] && ['MADE', 'CONFIRMED'].includes(String(offer['state']));
      });
      return Math.max(0, Number(row['quota']) - given.length);
    },
    'OfficeHourRound.takesWishes': (row) => row['state'] === 'OPEN' && !isPast(row, 'wishesCloseAt'),
    'OfficeHourSlot.over': (row) => isPast(row, 'startsAt'),
    'OfficeHourMeeting.over': (row) => isPast(row, 'startsAt'),
    'ReviewRound.choiceFields': (row) => choiceFieldsOf(rows, row),
    'Assignment.content': (row) => contentOf(rows, row),
    'ScoreRun.cut': (row) => {
      const scores = rows
        .where('ScoreResult', 'run', row.id)
        .flatMap(({ calibrated }) => (typeof calibrated === 'number' ? [calibrated] : []))
        .toSorted((a, b) => b - a)
        .slice(Number(row['quota']) - 1, Number(row['quota']) + 1);
      return scores.length === 2 ? (scores[0]! + scores[1]!) / 2 : null;
    },
    'ScoreResult.outcome': (row) => {
      const [, run] = rows.one('ScoreResult', row, 'run');
      const decisions = rows.where('Decision', 'application', row['application']);
      return decisions.find(({ round }) => round === run?.['round'])?.['outcome'] ?? null;
    },
  };
}

/** The sample world stands still. */
const isPast = (row: Row, property: string) => row['isSample'] !== true && moment(row[property]) <= Date.now();

interface FormField {
  readonly key: string;
  readonly type: string;
  readonly label?: unknown;
  readonly options?: unknown;
  readonly personal?: unknown;
  readonly profileBinding?: string;
}

/** Fields answered by choice that say nothing personal: of each key the one in the newest form of the first kind. */
function choiceFieldsOf(rows: Rows, round: Row): unknown {
  const forms = rows
    .where('FormDefinition', 'season', round['season'])
    .filter((form) => form['publishedAt'] !== null)
    .toSorted(
      (a, b) =>
        String(a['kind']).localeCompare(String(b['kind'])) || Number(b['formVersion']) - Number(a['formVersion']),
    );
  const byKey = new Map<string, FormField>();
  for (const form of forms) {
    const { sections } = form['definition'] as { sections: readonly { fields: readonly FormField[] }[] };
    for (const field of sections.flatMap(({ fields }) => fields)) {
      if (!['select', 'multi', 'ranked'].includes(field.type) || 'personal' in field || byKey.has(field.key)) continue;
      byKey.set(field.key, field);
    }
  }
  return [...byKey.values()]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, label, options, profileBinding }) => ({
      key,
      label: label ?? null,
      options: options ?? null,
      profileBinding: profileBinding ?? null,
    }));
}

/** The newest snapshot of the application, without what the round hides, beside the form it answers. */
function contentOf(rows: Rows, row: Row): unknown {
  const [, application] = rows.one('Assignment', row, 'application');
  const [, round] = rows.one('Assignment', row, 'round');
  const [newest] = rows
    .where('ApplicationSnapshot', 'application', row['application'])
    .toSorted((a, b) => Number(b['sequence']) - Number(a['sequence']));
  const form = rows
    .where('FormDefinition', 'season', application?.['season'])
    .find((one) => one['kind'] === 'APPLICATION' && one['formVersion'] === newest?.['formVersion']);
  if (!newest || !form) return null;
  const hidden = round?.['hiddenFields'] as readonly string[];
  const answers = Object.entries(newest['answers'] as object).filter(([key]) => !hidden.includes(key));
  return { answers: Object.fromEntries(answers), form: form['definition'] };
}
