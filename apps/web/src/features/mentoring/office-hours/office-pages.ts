/** The three pages share most of their parts, so they are downloaded together. */
export { MentorHoursPage } from './mentor-hours-page.js';
export { OfficeHoursPage } from './office-hours-page.js';
export { TeamHoursPage } from './team-hours-page.js';
