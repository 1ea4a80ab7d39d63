import type { OfficeHours } from './office-hours.js';
import type { Option } from './office-network.js';

/**
 * Makes a timetable of meetings that may clash: a clashing meeting moves to another common slot, if need be by moving
 * the startup's other meeting or another startup's out of the way, and is dropped when nothing helps; afterwards every
 * request that still fits is added, unserved startups and high scores first. Deterministic.
 */
export function timetable(hours: OfficeHours, choices: Choices, held: readonly Option[]): Option[] {
  const table = new Timetable(hours, choices);
  const later: Option[] = [];
  for (const option of held.toSorted(byWorth)) if (!table.place(option)) later.push(option);
  for (const option of later) table.placeSomewhere(option.startup, option.mentor);
  for (const servedFirst of [true, false]) {
    for (const { startup, mentor } of choices.byWorth) {
      if (!servedFirst || !table.serves(startup)) table.placeSomewhere(startup, mentor);
    }
  }
  return table.meetings();
}

/** All possible meetings by pair (startup * mentors + mentor), and one of each pair in the order of worth. */
export interface Choices {
  byPair: Map<number, Option[]>;
  byWorth: Option[];
}

export function choicesOf({ mentors }: OfficeHours, options: readonly Option[]): Choices {
  const byPair = new Map<number, Option[]>();
  for (const option of options) {
    const key = option.startup * mentors + option.mentor;
    const known = byPair.get(key);
    if (known) known.push(option);
    else byPair.set(key, [option]);
  }
  return { byPair, byWorth: [...byPair.values()].flatMap(([first]) => (first ? [first] : [])).toSorted(byWorth) };
}

function byWorth(a: Option, b: Option): number {
  return b.score - a.score || a.startup - b.startup || a.mentor - b.mentor || a.slot - b.slot;
}

class Timetable {
  /** Meeting of a startup in a slot, of a startup with a mentor; meetings of a mentor in a slot. */
  private readonly bySlot = new Map<number, Option>();
  private readonly byPair = new Map<number, Option>();
  private readonly byMentor = new Map<number, Option[]>();
  private readonly count: Int32Array;

  constructor(
    private readonly hours: OfficeHours,
    private readonly choices: Choices,
  ) {
    this.count = new Int32Array(hours.startups);
  }

  meetings(): Option[] {
    return [...this.byPair.values()];
  }

  serves(startup: number): boolean {
    return this.count[startup]! > 0;
  }

  /** Places the meeting exactly there if startup, slot and mentor allow it. */
  place(option: Option): boolean {
    const { startup, room } = option;
    const full = (this.byMentor.get(this.seat(option))?.length ?? 0) >= room;
    const taken = this.bySlot.has(this.slot(option)) || this.byPair.has(this.pair(option));
    if (full || taken || this.count[startup]! >= this.hours.want[startup]!) return false;
    this.add(option);
    return true;
  }

  /** Places a meeting of the pair in any slot, making room by moving one other meeting where that is enough. */
  placeSomewhere(startup: number, mentor: number): boolean {
    if (this.count[startup]! >= this.hours.want[startup]!) return false;
    const choices = this.choices.byPair.get(startup * this.hours.mentors + mentor) ?? [];
    if (choices[0] && this.byPair.has(this.pair(choices[0]))) return false;
    return choices.some((option) => this.place(option)) || choices.some((option) => this.placeByMoving(option));
  }

  private placeByMoving(option: Option): boolean {
    const own = this.bySlot.get(this.slot(option));
    const seated = this.byMentor.get(this.seat(option)) ?? [];
    const full = seated.length >= option.room;
    if (own && full) return false;
    const movable = own ? [own] : seated;
    for (const other of movable) {
      this.remove(other);
      const elsewhere = (this.choices.byPair.get(this.pair(other)) ?? []).find(
        (choice) => choice.slot !== other.slot && this.place(choice),
      );
      if (elsewhere && this.place(option)) return true;
      if (elsewhere) this.remove(elsewhere);
      this.add(other);
    }
    return false;
  }

  private add(option: Option): void {
    this.bySlot.set(this.slot(option), option);
    this.byPair.set(this.pair(option), option);
    this.byMentor.set(this.seat(option), [...(this.byMentor.get(this.seat(option)) ?? []), option]);
    this.count[option.startup]!++;
  }

  private remove(option: Option): void {
    this.bySlot.delete(this.slot(option));
    this.byPair.delete(this.pair(option));
    this.byMentor.set(
      this.seat(option),
      (this.byMentor.get(this.seat(option)) ?? []).filter((other) => other !== option),
    );
    this.count[option.startup]!--;
  }

  private slot({ startup, slot }: Option): number {
    return startup * this.hours.slots + slot;
  }

  private pair({ startup, mentor }: Option): number {
    return startup * this.hours.mentors + mentor;
  }

  private seat({ mentor, slot }: Option): number {
    return mentor * this.hours.slots + slot;
  }
}
