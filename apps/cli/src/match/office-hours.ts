import { createHash } from 'node:crypto';
import { allot, ENGINE_VERSION, type AllotResult, type OfficeHours } from '#matching';
import type { MatchArguments } from './arguments.js';
import { rounded, type Timing } from './output.js';
import { solveRepeatedly } from './timing.js';

/** Solves office hours and prints the timetable. @returns exit code 0 */
export function runOfficeHours(hours: OfficeHours, given: MatchArguments, readMs: number): number {
  const { result, timing } = solveRepeatedly((hooks) => allot(hours, hooks), given, readMs);
  const output = officeOutput(hours, result, timing);
  process.stdout.write(given.json ? `${JSON.stringify(output)}\n` : officeTable(result, timing));
  return 0;
}

function officeOutput(hours: OfficeHours, result: AllotResult, timing: Timing): object {
  const { status, objective, served, score, meetings, bound, statistics } = result;
  const loads = Array.from(
    { length: hours.mentors },
    (_, mentor) => meetings.filter((one) => one[1] === mentor).length,
  );
  const parts = { weight: String(score), objective: String(objective), covered: served, seats: meetings.length };
  return {
    status,
    kind: 'officeHours',
    objective: 'total',
    total: String(objective),
    parts: { ...parts, kept: 0, previous: 0, served, meetings: meetings.length, score },
    penalties: { firstSeat: 0, seat: 0, keep: 0 },
    pairs: meetings.map(([startup, mentor]) => [startup, mentor]).toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
    meetings,
    prices: [],
    dualBound: String(bound),
    gap: String(bound - objective),
    certificate: { kind: 'bound' },
    worstPair: null,
    worstSum: null,
    loads,
    infeasible: null,
    warnings: [],
    inputsHash: createHash('sha256')
      .update(JSON.stringify(canonical(hours)))
      .digest('hex'),
    engineVersion: ENGINE_VERSION,
    ...rounded(timing),
    engineBytes: statistics.bytes,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function canonical(hours: OfficeHours): unknown {
  const { startups, mentors, slots, servedWeight } = hours;
  const sorted = (lists: OfficeHours['mentorSlots']): number[][] =>
    lists.map((list) => [...new Set(list)].toSorted((a, b) => a - b));
  const requests = hours.requests.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const limits = [Array.from(hours.mentorSlotCapacity), Array.from(hours.want)];
  return [
    startups,
    mentors,
    slots,
    servedWeight,
    sorted(hours.mentorSlots),
    sorted(hours.startupSlots),
    limits,
    requests,
  ];
}

function officeTable({ objective, bound, served, meetings, score }: AllotResult, { cpuMs }: Timing): string {
  const proof = bound === objective ? 'proven optimal' : `at most ${bound - objective} below the optimum`;
  const lines = [
    `objective   ${objective} (${proof})`,
    `served      ${served} startups, ${meetings.length} meetings, score ${score}`,
    `time        ${cpuMs.toFixed(0)} ms`,
    '',
    ...meetings.map(([startup, mentor, slot]) => `#${startup}: mentor #${mentor} in slot ${slot}`),
  ];
  return `${lines.join('\n')}\n`;
}
