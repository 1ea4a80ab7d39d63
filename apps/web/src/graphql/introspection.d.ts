/* eslint-disable */
/* prettier-ignore */

export type introspection_types = {
    'AcceptInvitationInput': { kind: 'INPUT_OBJECT'; name: 'AcceptInvitationInput'; isOneOf: false; inputFields: [{ name: 'token'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'String'; ofType: null; }; }; defaultValue: null }]; };
    'AcceptInvitationPayload': { kind: 'OBJECT'; name: 'AcceptInvitationPayload'; fields: { 'grant': { name: 'grant'; type: { kind: 'OBJECT'; name: 'Grant'; ofType: null; } }; 'userErrors': { name: 'userErrors'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'LIST'; name: never; ofType: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'UserError'; ofType: null; }; }; }; } }; }; };
    'Boolean': unknown;
    'DateTime': unknown;
    'Grant': { kind: 'OBJECT'; name: 'Grant'; fields: { 'role': { name: 'role'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'ENUM'; name: 'Role'; ofType: null; }; } }; 'scopeId': { name: 'scopeId'; type: { kind: 'SCALAR'; name: 'ID'; ofType: null; } }; 'scopeKind': { name: 'scopeKind'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'ENUM'; name: 'ScopeKind'; ofType: null; }; } }; }; };
    'ID': unknown;
    'JSON': unknown;
    'Locale': { name: 'Locale'; enumValues: 'id' | 'en'; };
    'Membership': { kind: 'OBJECT'; name: 'Membership'; fields: { 'startup': { name: 'startup'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'Startup'; ofType: null; }; } }; }; };
    'Mutation': { kind: 'OBJECT'; name: 'Mutation'; fields: { 'acceptInvitation': { name: 'acceptInvitation'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'AcceptInvitationPayload'; ofType: null; }; } }; 'setLocale': { name: 'setLocale'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'SetLocalePayload'; ofType: null; }; } }; }; };
    'Query': { kind: 'OBJECT'; name: 'Query'; fields: { 'viewer': { name: 'viewer'; type: { kind: 'OBJECT'; name: 'Viewer'; ofType: null; } }; }; };
    'Role': { name: 'Role'; enumValues: 'ADMIN' | 'DIRECTOR' | 'STAFF' | 'REVIEWER' | 'MENTOR'; };
    'ScopeKind': { name: 'ScopeKind'; enumValues: 'PLATFORM' | 'PROGRAMME' | 'COHORT' | 'SPACE'; };
    'SetLocaleInput': { kind: 'INPUT_OBJECT'; name: 'SetLocaleInput'; isOneOf: false; inputFields: [{ name: 'locale'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'ENUM'; name: 'Locale'; ofType: null; }; }; defaultValue: null }]; };
    'SetLocalePayload': { kind: 'OBJECT'; name: 'SetLocalePayload'; fields: { 'userErrors': { name: 'userErrors'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'LIST'; name: never; ofType: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'UserError'; ofType: null; }; }; }; } }; 'viewer': { name: 'viewer'; type: { kind: 'OBJECT'; name: 'Viewer'; ofType: null; } }; }; };
    'Startup': { kind: 'OBJECT'; name: 'Startup'; fields: { 'id': { name: 'id'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'ID'; ofType: null; }; } }; 'name': { name: 'name'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'String'; ofType: null; }; } }; }; };
    'String': unknown;
    'UserError': { kind: 'OBJECT'; name: 'UserError'; fields: { 'code': { name: 'code'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'String'; ofType: null; }; } }; 'field': { name: 'field'; type: { kind: 'SCALAR'; name: 'String'; ofType: null; } }; 'message': { name: 'message'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'String'; ofType: null; }; } }; }; };
    'Viewer': { kind: 'OBJECT'; name: 'Viewer'; fields: { 'email': { name: 'email'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'String'; ofType: null; }; } }; 'fullName': { name: 'fullName'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'String'; ofType: null; }; } }; 'grants': { name: 'grants'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'LIST'; name: never; ofType: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'Grant'; ofType: null; }; }; }; } }; 'id': { name: 'id'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'SCALAR'; name: 'ID'; ofType: null; }; } }; 'locale': { name: 'locale'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'ENUM'; name: 'Locale'; ofType: null; }; } }; 'memberships': { name: 'memberships'; type: { kind: 'NON_NULL'; name: never; ofType: { kind: 'LIST'; name: never; ofType: { kind: 'NON_NULL'; name: never; ofType: { kind: 'OBJECT'; name: 'Membership'; ofType: null; }; }; }; } }; }; };
};

/** An IntrospectionQuery representation of your schema.
 *
 * @remarks
 * This is an introspection of your schema saved as a file by GraphQLSP.
 * It will automatically be used by `gql.tada` to infer the types of your GraphQL documents.
 * If you need to reuse this data or update your `scalars`, update `tadaOutputLocation` to
 * instead save to a .ts instead of a .d.ts file.
 */
export type introspection = {
  name: never;
  query: 'Query';
  mutation: 'Mutation';
  subscription: never;
  types: introspection_types;
};

import * as gqlTada from 'gql.tada';

declare module 'gql.tada' {
  interface setupSchema {
    introspection: introspection
  }
}