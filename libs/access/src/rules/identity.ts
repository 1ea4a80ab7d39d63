import { within, type Rules } from '../rule.js';

/** People see themselves and their team; staff see the people of their programmes; a startup is its team's. */
export const identityRules: Rules = ({ personId, isAdmin, staffs, directs }, allow) => {
  allow('read', 'Organisation');
  if (!personId) return;
  allow(['read', 'update'], 'Person', { id: personId });
  allow('read', 'Person', {
    memberships: { $some: { leftAt: null, startup: { memberships: { $some: { person: personId, leftAt: null } } } } },
  });
  // A team knows its mentors once they said yes, and a mentor the people of the startups he or she mentors.
  allow('read', 'Person', {
    mentorProfiles: {
      $some: {
        matches: {
          $some: { state: 'ACTIVE', startup: { memberships: { $some: { person: personId, leftAt: null } } } },
        },
      },
    },
  });
  allow('read', 'Person', {
    memberships: {
      $some: { leftAt: null, startup: { matches: { $some: { state: 'ACTIVE', mentor: { person: personId } } } } },
    },
  });
  allow('read', 'RoleGrant', { person: personId });
  allow(['read', 'update'], 'Startup', { memberships: { $some: { person: personId, leftAt: null } } });
  allow('read', 'Membership', { startup: { memberships: { $some: { person: personId, leftAt: null } } } });
  allow('accept', 'Invitation');

  if (isAdmin) {
    for (const subject of ['Person', 'Startup', 'Membership', 'RoleGrant', 'Invitation']) allow('read', subject);
    allow(['create', 'revoke'], 'Invitation');
    allow(['create', 'end'], 'RoleGrant');
    return;
  }
  const applied = within(staffs, 'season.programme');
  if (applied) {
    const sent = { ...applied, submittedAt: { $ne: null } };
    allow('read', 'Startup', { applications: { $some: sent } });
    allow('read', 'Membership', { startup: { applications: { $some: sent } } });
    allow('read', 'Person', { memberships: { $some: { startup: { applications: { $some: sent } } } } });
    allow('read', 'Person', { grants: { $some: within(staffs, 'scopeId') } });
    const ofCohort = within(staffs, 'cohort.season.programme');
    const ofRound = within(staffs, 'round.season.programme');
    allow('read', 'Person', ofCohort && { mentorProfiles: { $some: ofCohort } });
    allow('read', 'Person', ofRound && { commitments: { $some: ofRound } });
    allow('read', 'Person', ofRound && { assignments: { $some: ofRound } });
    allow('read', 'RoleGrant', within(staffs, 'scopeId'));
  }
  allow(['read', 'create', 'revoke'], 'Invitation', within(directs, 'scopeId'));
  allow(['create', 'end'], 'RoleGrant', within(directs, 'scopeId'));
  allow('read', 'Startup', {
    matches: { $some: { state: { $in: ['OFFERED', 'ACTIVE'] }, mentor: { person: personId } } },
  });
};
