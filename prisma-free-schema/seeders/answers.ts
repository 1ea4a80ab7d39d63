import { Writer, type Answers, type Filling } from './answer-writer.js';
import type { VentureStage } from './ventures.js';

const maturity: readonly VentureStage[] = ['IDEA', 'PROTOTYPE', 'MVP', 'EARLY_REVENUE', 'GROWTH'];
const sells = (stage: VentureStage) => stage === 'EARLY_REVENUE' || stage === 'GROWTH';

/** Whether the form asks for a deck: from the first version that can be sold on. */
export const needsDeck = (stage: VentureStage): boolean => maturity.indexOf(stage) >= 2;

/** Answers to the eligibility questions: those of a team that may apply. */
export function eligibilityAnswers({ venture, team, day }: Filling): Answers {
  const lead = team[0];
  return {
    leadAge: Number(day.slice(0, 4)) - (lead?.birthYear ?? 1995) - 1,
    regionCode: venture.place.code,
    stage: venture.stage,
    sectors: venture.sectors,
    track: venture.track,
    teamSize: team.length,
    founderFree: true,
    otherIncubator: 'no',
    canAttend: true,
  };
}

/** Answers to the application form, section by section in the order of the form. */
export function applicationAnswers(of: Filling): Answers[] {
  const writer = new Writer(of);
  return sections.map((section) => section(writer));
}

const deck = ({ of }: Writer): Answers => (of.deckId ? { pitchDeck: [of.deckId] } : {});

function startup(writer: Writer): Answers {
  const { venture } = writer.of;
  const { idea } = venture;
  const criteria = idea.digital ? ['TECHNOLOGY_ENVIRONMENT', 'CREATIVE_INNOVATION'] : ['CREATIVE_INNOVATION'];
  return {
    name: venture.name,
    oneLiner: venture.oneLiner,
    description: `${venture.oneLiner}. ${idea.solution} ${writer.sayStage()}`,
    sectors: venture.sectors,
    tenantCriterion: idea.topics.includes('export') ? [...criteria, 'EXPORT'] : criteria,
    ...writer.maybe(0.4, () => ({ website: `https://${venture.name.toLowerCase()}.contoh.invalid` })),
    foundedOn: `${Number(writer.of.day.slice(0, 4)) - writer.random.int(1, 3)}-0${writer.random.int(1, 9)}`,
    regionCode: venture.place.code,
    homeSpace: venture.meeting.homeSpace,
  };
}

const standing = ({ of, random }: Writer): Answers => ({
  stage: of.venture.stage,
  readiness: Math.min(9, 1 + maturity.indexOf(of.venture.stage) * 2 + random.int(0, 1)),
});

function problem(writer: Writer): Answers {
  const { idea } = writer.of.venture;
  return {
    problem: idea.problem,
    customerSegment: `${idea.customer}, terutama di ${writer.of.venture.place.name} dan sekitarnya.`,
    interviewsDone: writer.random.int(0, 140),
    ...writer.maybe(0.8, () => ({ evidence: writer.say('evidence') })),
    solution: idea.solution,
    ...writer.maybe(0.7, () => ({ whyNow: writer.say('whyNow') })),
    competitors: idea.rival,
    advantage: idea.edge,
  };
}

function market(writer: Writer): Answers {
  const { idea } = writer.of.venture;
  const som = writer.rupiah(80e6, 900e6);
  return {
    marketType: idea.marketType,
    ...writer.maybe(0.6, () => ({
      sam: som * writer.random.int(6, 12),
      samMethod: writer.say('methods'),
      som,
      somMethod: writer.say('methods'),
    })),
    channels: writer.random.some(['OFFLINE_SHOP', 'OWN_ONLINE', 'MARKETPLACE', 'PROVINCIAL_SHOP'], 2),
  };
}

function business(writer: Writer): Answers {
  const { venture, day } = writer.of;
  const hasRevenue = sells(venture.stage) || (venture.stage === 'MVP' && writer.random.chance(0.5));
  const monthly = writer.rupiah(2e6, venture.stage === 'GROWTH' ? 60e6 : 18e6);
  return {
    revenueModel: venture.idea.digital
      ? writer.random.some(['SUBSCRIPTION', 'COMMISSION', 'SERVICE'], 2)
      : ['PRODUCT_SALES'],
    priceNote: writer.say('priceNote'),
    hasRevenue,
    ...(hasRevenue && {
      monthlyRevenue: monthsBefore(day, 6).map((month) => ({
        month,
        amount: writer.rupiah(monthly * 0.7, monthly * 1.3),
      })),
      grossMargin: writer.random.int(12, 58),
      mainCost: writer.say('mainCost'),
      annualSales: monthly * 12,
    }),
    capital: writer.rupiah(3e6, 90e6),
  };
}

/** The months before a day, the oldest first: `monthsBefore('2021-10-14', 2)` is `['2021-08', '2021-09']`. */
function monthsBefore(day: string, count: number): string[] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(year, month - 1 - count + i, 1)).toISOString().slice(0, 7),
  );
}

function traction(writer: Writer): Answers {
  const { venture, day } = writer.of;
  const level = maturity.indexOf(venture.stage);
  const figure = (most: number) => ({ value: writer.random.int(0, most), asOf: day });
  return {
    ...(level >= 1 && { activeUsers: figure(30 * 3 ** level) }),
    ...(sells(venture.stage) && { payingCustomers: figure(12 * 3 ** level), orders: figure(20 * 3 ** level) }),
    ...writer.maybe(0.5, () => ({ partners: writer.say('partners') })),
  };
}

const funding = (writer: Writer): Answers => ({
  fundingToDate: writer.rupiah(0, 45e6),
  fundingSources: writer.random.some(['OWN', 'FAMILY', 'GRANT', 'BANK'], writer.random.int(1, 2)),
  ...writer.maybe(0.6, () => ({ seeking: writer.rupiah(15e6, 250e6), seekingUse: writer.say('seekingUse') })),
});

function legal(writer: Writer): Answers {
  const { venture } = writer.of;
  return {
    legalForm: writer.random.pickBy({
      BELUM_BERBADAN: 45,
      PERORANGAN: 35,
      CV: 8,
      PT_PERORANGAN: 5,
      PT: 5,
      KOPERASI: 2,
    }),
    hasNpwp: writer.random.chance(0.4),
    ipStatus: writer.random.chance(0.9) ? 'NONE' : 'FILED',
    ...(venture.sectors.includes('kuliner') && writer.maybe(0.5, () => ({ foodPermits: ['PIRT'] }))),
  };
}

function team(writer: Writer): Answers {
  const { team: members, venture } = writer.of;
  return {
    team: members.map((member) => ({
      name: member.fullName,
      email: member.email,
      role: member.role,
      commitment: member.fullTime ? 'FULL_TIME' : 'PART_TIME',
      hoursPerWeek: member.fullTime ? 40 : writer.random.int(8, 24),
      gender: member.gender,
      birthYear: member.birthYear,
      regionCode: venture.place.code,
      ...writer.maybe(0.6, () => ({ bio: writer.say('bio') })),
      isLead: member.isLead,
    })),
    ...(members.length > 1 && { howMet: writer.say('howMet') }),
    mostImpressive: writer.say('mostImpressive'),
  };
}

const impact = (writer: Writer): Answers => {
  const full = writer.random.int(0, 6);
  return {
    jobsFull: full,
    jobsPart: writer.random.int(0, 12),
    womenJobs: writer.random.int(0, full),
    localSuppliers: writer.random.int(0, 25),
    sdgs: writer.random.some(['SDG1', 'SDG2', 'SDG3', 'SDG5', 'SDG8', 'SDG9', 'SDG12', 'SDG13'], 2),
    ...writer.maybe(0.6, () => ({ environment: writer.say('environment') })),
  };
};

const programme = (writer: Writer): Answers => ({
  whyJoin: writer.say('whyJoin'),
  goals: writer.say('goals'),
  topicsNeeded: writer.of.venture.topics,
  availability: writer.of.venture.meeting.freeTimes,
  preferredSites: writer.random.shuffled(['semarang', 'solo']),
  heardFrom: writer.random.pickBy({ ROADSHOW: 25, SOCIAL: 50, ALUMNI: 15, OTHER: 10 }),
});

const files = (): Answers => ({});

const consent = ({ random }: Writer): Answers => ({
  consentTerms: true,
  consentProcessing: true,
  consentAggregate: true,
  consentInvestors: random.chance(0.5),
  consentPublicity: random.chance(0.6),
  consentMarketing: random.chance(0.3),
  underAge: false,
});

const sections = [
  deck,
  startup,
  standing,
  problem,
  market,
  business,
  traction,
  funding,
  legal,
  team,
  impact,
  programme,
  files,
  consent,
];
