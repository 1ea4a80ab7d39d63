/** They share most of their parts, so they are downloaded together. */
export { ChooseMentorsPage } from './choose-mentors-page.js';
export { ChooseStartupsPage } from './choose-startups-page.js';
export { MentorPage } from './mentor-page.js';
export { MyHoursPage } from './office-hours/my-hours-page.js';
export { OfficeHoursPage } from './office-hours/office-hours-page.js';
