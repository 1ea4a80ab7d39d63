/** The part of the schema that the bench asks for. */
export const typeDefs = `
  type Query {
    applications(filter: ApplicationFilter!, first: Int!): ApplicationConnection!
    application(id: ID!): Application
    myAssignments(first: Int!): AssignmentConnection!
  }
  input ApplicationFilter { seasonId: ID! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type ApplicationConnection { nodes: [Application!]! pageInfo: PageInfo! }
  type AssignmentConnection { nodes: [Assignment!]! pageInfo: PageInfo! totalCount: Int! }
  type Application {
    id: ID! number: String! lifecycle: String! submittedAt: String startup: Startup! members: [Member!]!
    reviewCount: Int! result: Result reviews: [Review!]!
  }
  type Startup { id: ID! name: String! oneLiner: String! }
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
`;
