import { useSearchParams } from 'react-router';
import { homeZone } from '#kernel';
import { useNow } from '../../design/use-now.js';
import { useRead } from '../../graphql/client.js';
import { nearestDocument } from './calendar.js';
import { groups, modes, type Group, type Mode } from './mode-mark.js';
import { monthOf, readMonth } from './month.js';

const hour = 3_600_000;

/** The month in which something comes next, else the month in which something was last, else this one. */
function useNearestMonth(): string {
  // To the hour, so that coming back finds the same question and its answer.
  const now = new Date(Math.floor(useNow(true, hour) / hour) * hour).toISOString();
  const { next, last } = useRead(nearestDocument, { now });
  return monthOf((next.nodes[0] ?? last.nodes[0])?.startsAt ?? now, homeZone);
}

/** What the calendar shows: all of it stands in the address. */
export function useCalendarQuery() {
  const [query, setQuery] = useSearchParams();
  const nearest = useNearestMonth();
  const set = (name: 'month' | 'mode' | 'group', value: string | undefined) =>
    setQuery((before) => {
      const next = new URLSearchParams(before);
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const clear = () => setQuery((before) => new URLSearchParams([...before].filter(([name]) => name === 'month')));
  return {
    month: readMonth(query.get('month')) ?? nearest,
    mode: modes.find((mode) => mode === query.get('mode')),
    group: groups.find((group) => group === query.get('group')),
    setMonth: (month: string) => set('month', month),
    setMode: (mode: Mode | undefined) => set('mode', mode),
    setGroup: (group: Group | undefined) => set('group', group),
    clear,
  };
}
