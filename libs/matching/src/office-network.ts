import { FlowTree } from './flow-tree.js';
import { DEFAULT_SERVED_WEIGHT, roomIn, type Meeting, type OfficeHours } from './office-hours.js';

/** Costs are counted in 1/1024 of a point, so that multipliers can be fractions. */
export const POINT = 1024;

/** A possible meeting and its arc. */
export interface Option {
  startup: number;
  mentor: number;
  slot: number;
  score: number;
  /** Startups that the mentor can meet in the slot. */
  room: number;
  arc: number;
}

/**
 * Office hours as a flow: startup -> request (once) -> mentor in a slot (capacity) -> sink, and startup -> sink for
 * meetings not held (the last of them costs `servedWeight`). Only "one meeting per startup and slot" is missing.
 */
export interface OfficeNetwork {
  tree: FlowTree;
  options: Option[];
  /** servedWeight of every startup with a request, which the flow's cost is taken from. */
  offered: number;
}

/** Builds the network with all startups unserved and a strongly feasible tree. */
export function officeNetwork(hours: OfficeHours): OfficeNetwork {
  const { startups, mentors, slots, mentorSlots, requests } = hours;
  const free = hours.startupSlots.map((list) => new Set(list));
  const possible = requests
    .map(([startup, mentor, score]) => ({
      startup,
      mentor,
      score,
      slots: [...new Set(mentorSlots[mentor])]
        .filter((slot) => free[startup]!.has(slot) && roomIn(hours, mentor, slot) > 0)
        .toSorted((a, b) => a - b),
    }))
    .filter(({ startup, slots: common }) => common.length > 0 && hours.want[startup]! > 0)
    .toSorted((a, b) => a.startup - b.startup || a.mentor - b.mentor);
  const nodes = startups + possible.length + mentors * slots + 1;
  const root = nodes - 1;
  const arcs = possible.reduce((sum, { slots: common }) => sum + common.length + 1, 0);
  const tree = new FlowTree(nodes, root, arcs + mentors * slots + 3 * startups + 1);
  const meetingNode = (mentor: number, slot: number): number => startups + possible.length + mentor * slots + slot;
  for (let mentor = 0; mentor < mentors; mentor++) {
    for (let slot = 0; slot < slots; slot++) {
      const room = Math.max(roomIn(hours, mentor, slot), 1);
      tree.hang(meetingNode(mentor, slot), tree.addArc(meetingNode(mentor, slot), root, 0, room, 0, -1));
    }
  }
  const options: Option[] = [];
  possible.forEach((request, at) => {
    const node = startups + at;
    for (const slot of request.slots) {
      const arc = tree.addArc(node, meetingNode(request.mentor, slot), 0, 1, 0, -1);
      options.push({ ...request, slot, room: roomIn(hours, request.mentor, slot), arc });
      if (slot === request.slots[0]) tree.hang(node, arc);
    }
  });
  const offered = addStartups(hours, tree, possible);
  tree.countSizes();
  return { tree, options, offered };
}

function addStartups(hours: OfficeHours, tree: FlowTree, possible: { startup: number; score: number }[]): number {
  const { startups, want, servedWeight = DEFAULT_SERVED_WEIGHT } = hours;
  let offered = 0;
  let at = 0;
  for (let startup = 0; startup < startups; startup++) {
    let first = -1;
    for (; possible[at]?.startup === startup; at++) {
      const arc = tree.addArc(startup, startups + at, -POINT * possible[at]!.score, 1, 0, -1);
      if (first < 0) first = arc;
    }
    if (first < 0) {
      tree.hang(startup, tree.addArc(startup, tree.root, 0, 1, 0, -1));
      continue;
    }
    tree.hang(startup, first);
    const others = want[startup]! - 1;
    if (others > 0) tree.addArc(startup, tree.root, 0, others, others, -1);
    tree.addArc(startup, tree.root, POINT * servedWeight, 1, 1, -1);
    offered += servedWeight;
  }
  return offered;
}

/** The meetings the flow holds; a startup may still have two in one slot. */
export function meetingsOf({ tree, options }: OfficeNetwork): Option[] {
  return options.filter(({ arc }) => tree.flow[arc] === 1);
}

/** Sum of scores and served startups, in points. */
export function worthOf(
  meetings: readonly Option[],
  servedWeight: number,
): { score: number; served: number; objective: number } {
  const score = meetings.reduce((sum, meeting) => sum + meeting.score, 0);
  const served = new Set(meetings.map(({ startup }) => startup)).size;
  return { score, served, objective: served * servedWeight + score };
}

export function asMeetings(options: readonly Option[]): Meeting[] {
  return options
    .map(({ startup, mentor, slot }) => [startup, mentor, slot] as const)
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
}
