/** Answers that pass the eligibility questions of the sample programme. */
export const eligible = {
  leadAge: 27,
  regionCode: '33.72',
  stage: 'MVP',
  sectors: ['kuliner'],
  teamSize: 2,
  founderFree: true,
  otherIncubator: 'no',
  canAttend: true,
};

/** What a team with a first product has left to answer, besides its deck. */
export const complete = {
  oneLiner: 'Bumbu siap pakai dari petani lereng Lawu',
  description: 'Kami mengolah rempah petani menjadi bumbu siap pakai untuk warung.',
  tenantCriterion: ['CREATIVE_INNOVATION'],
  homeSpace: 'solo',
  problem: 'Petani rempah menjual murah karena tidak mengolah.',
  customerSegment: 'Warung makan di Solo Raya.',
  evidence: 'Dua puluh wawancara dengan pemilik warung.',
  solution: 'Bumbu siap pakai dengan takaran warung.',
  marketType: 'B2B',
  revenueModel: ['PRODUCT_SALES'],
  hasRevenue: false,
  legalForm: 'BELUM_BERBADAN',
  team: [
    { isLead: true, name: 'Sekar', email: 'pendiri.baru@contoh.invalid', role: 'HUSTLER', commitment: 'FULL_TIME' },
  ],
  whyJoin: 'Kami ingin belajar memasarkan.',
  goals: 'Sepuluh warung berlangganan.',
  topicsNeeded: ['marketing'],
  availability: ['tue.afternoon', 'wed.morning', 'wed.evening', 'thu.afternoon', 'fri.evening', 'sat.morning'],
  consentTerms: true,
  consentProcessing: true,
  consentAggregate: true,
  underAge: false,
};

/** A deck as far as anybody looks at it here: what makes a file a PDF, and some bytes. */
export const deck = new Blob([`%PDF-1.7\n${' '.repeat(3000)}`], { type: 'application/pdf' });
