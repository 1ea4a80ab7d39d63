import type { InventedName, Names } from './names.js';
import { readCsv, readJson } from './read-data.js';
import { meetingOfVenture } from './sample-meetings.js';
import type { SeededRandom } from './seeded-random.js';

/** A kind of venture from data/ideas.json. */
export interface Idea {
  readonly sector: string;
  readonly line: string;
  readonly customer: string;
  readonly problem: string;
  readonly solution: string;
  readonly edge: string;
  readonly rival: string;
  readonly topics: readonly string[];
  readonly marketType: string;
  readonly digital: boolean;
}

export interface Place {
  readonly code: string;
  readonly name: string;
}

const stageShares = { IDEA: 15, PROTOTYPE: 25, MVP: 25, EARLY_REVENUE: 27, GROWTH: 8 };
export type VentureStage = keyof typeof stageShares;

/** An invented venture, before anybody is in its team. */
export interface Venture {
  readonly name: string;
  readonly idea: Idea;
  readonly oneLiner: string;
  readonly sectors: readonly string[];
  readonly topics: readonly string[];
  readonly stage: VentureStage;
  readonly place: Place;
  readonly track: 'UKM_KREATIF' | 'STARTUP_DIGITAL';
  readonly meeting: ReturnType<typeof meetingOfVenture>;
}

export interface Member extends InventedName {
  readonly role: 'HUSTLER' | 'HIPSTER' | 'HACKER' | 'OTHER';
  readonly fullTime: boolean;
  readonly birthYear: number;
  readonly isLead: boolean;
}

/** Where teams come from: most from Central Java, a tenth from elsewhere (an invented split). */
export class VentureMaker {
  private readonly ideas = readJson<{ ideas: readonly Idea[] }>('ideas.json').ideas;
  private readonly near: readonly Place[];
  private readonly far: readonly Place[];

  constructor(private readonly names: Names) {
    const places = readCsv('regions.csv').filter((row) => row['level'] === 'REGENCY');
    const place = (row: Record<string, string | null>): Place => ({
      code: row['code'] ?? '',
      name: (row['name'] ?? '').replace('Kota Administrasi ', ''),
    });
    this.near = places.filter((row) => row['parent_code'] === '33').map(place);
    this.far = places.filter((row) => row['parent_code'] !== '33').map(place);
  }

  venture(random: SeededRandom): Venture {
    const idea = random.pick(this.ideas);
    const place = random.chance(0.1) ? random.pick(this.far) : random.pick(this.near);
    const other = random.pick(this.ideas);
    const name = this.names.venture();
    return {
      name,
      meeting: meetingOfVenture(name),
      idea,
      oneLiner: oneLinerOf(random, idea, place),
      sectors: [...new Set([idea.sector, ...(random.chance(0.3) ? [other.sector] : [])])],
      topics: [...new Set([...idea.topics, ...random.some(other.topics, 1)])].slice(0, 5),
      stage: random.pickBy(stageShares),
      place,
      track: idea.digital ? 'STARTUP_DIGITAL' : 'UKM_KREATIF',
    };
  }

  /** People of the venture, its lead first; `lead` names one who is known already. */
  team(random: SeededRandom, size: number, year: number, lead = this.names.person()): Member[] {
    const roles = random.shuffled(['HUSTLER', 'HIPSTER', 'HACKER', 'OTHER'] as const);
    return Array.from({ length: size }, (_, i) => ({
      ...(i === 0 ? lead : this.names.person()),
      role: roles[i % roles.length] ?? 'OTHER',
      fullTime: random.chance(i === 0 ? 0.7 : 0.45),
      birthYear: year - random.int(19, 34),
      isLead: i === 0,
    }));
  }
}

/** The line of the idea; some say where they come from. */
function oneLinerOf(random: SeededRandom, { line }: Idea, { name }: Place): string {
  if (line.includes('{kota}')) return line.replace('{kota}', name);
  return random.chance(0.6) && !line.includes('Jawa Tengah') ? `${line}, dari ${name}` : line;
}

/** A digital venture needs two people; a creative small business may be one. */
export function teamSize(random: SeededRandom, { track }: Venture): number {
  const digital: Record<string, number> = { 2: 35, 3: 40, 4: 20, 5: 5 };
  const creative: Record<string, number> = { 1: 15, 2: 40, 3: 30, 4: 15 };
  return Number(random.pickBy(track === 'STARTUP_DIGITAL' ? digital : creative));
}
