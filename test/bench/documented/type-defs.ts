/** The part of the schema that the bench asks for. */
export const typeDefs = `
  type Query {
    applications(filter: ApplicationFilter!, first: Int!): ApplicationConnection!
    application(id: ID!): Application
    myAssignments(first: Int!): AssignmentConnection!
    activities(first: Int!): ActivityConnection!
    cohort(id: ID!): Cohort
    enrolments(cohortId: ID!): [Enrolment!]!
    myApplications(first: Int!): ApplicationConnection!
    myStartups: [Startup!]!
    unreadNotices(first: Int!): NoticeConnection!
  }
  type Mutation { submitReview(input: ReviewInput!): AssignmentPayload! }
  scalar DateTime
  input ReviewInput { assignmentId: ID! confidence: Int sharedComment: String scores: [ScoreInput!]! }
  input ScoreInput { criterionId: ID! score: Int comment: String }
  type AssignmentPayload { assignment: Assignment userErrors: [UserError!]! }
  type UserError { code: String! field: String message: String! }
  input ApplicationFilter { seasonId: ID! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type ApplicationConnection { nodes: [Application!]! pageInfo: PageInfo! }
  type AssignmentConnection { nodes: [Assignment!]! pageInfo: PageInfo! totalCount: Int! }
  type Application {
    id: ID! number: String! lifecycle: String! submittedAt: String startup: Startup! members: [Member!]!
    reviewCount: Int! result: Result reviews: [Review!]! createdAt: DateTime! season: Season! openRevision: Revision
    offer: Offer currentEntry: StageEntry
  }
  type Startup { id: ID! name: String! oneLiner: String! matches: [Match!]! memberships: [Membership!]! }
  type Member { id: ID! name: String! isLead: Boolean! }
  type Result { id: ID! calibrated: Float }
  type Review {
    id: ID! state: String! total: Float confidence: Int sharedComment: String! sentAt: String
    assignment: Assignment! scores: [Score!]!
  }
  type Score { id: ID! score: Int comment: String! criterion: Criterion! }
  type Criterion { id: ID! key: String! name: String! }
  type Assignment { id: ID! number: String! state: String! clearedAt: String round: Round! reviewer: Person! review: Review }
  type Round { id: ID! name: String! state: String! locksAt: String! }
  type Person { id: ID! fullName: String! }
  type ActivityConnection { nodes: [Activity!]! pageInfo: PageInfo! }
  type Activity {
    id: ID! slug: String! title: String! mode: String! startsAt: DateTime! endsAt: DateTime! registrationCount: Int! attendanceCount: Int!
  }
  type Cohort { id: ID! name: String! capacity: Int! season: Season! }
  type Season { id: ID! name: String! slug: String! finalDeadline: DateTime! stages: [Stage!]! programme: Programme! }
  type Programme { id: ID! zone: String! }
  type Stage {
    id: ID! kind: String! position: Int! staffName: String! applicantName: String! seats: Int endsAt: DateTime!
  }
  type Enrolment { id: ID! state: String! version: Int! stage: Stage! startup: Startup! }
  type Match { id: ID! state: String! mentor: Mentor! }
  type Mentor { id: ID! person: Person! }
  type Membership { id: ID! isLead: Boolean! person: Person! }
  type Revision { id: ID! dueAt: DateTime! }
  type Offer { id: ID! state: String! expiresAt: DateTime! }
  type StageEntry { id: ID! stage: Stage! }
  type NoticeConnection { totalCount: Int! nodes: [Notice!]! }
  type Notice { id: ID! subject: String! createdAt: DateTime! }
`;
