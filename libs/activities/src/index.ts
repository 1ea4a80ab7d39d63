export { activitiesReadModels } from './activities.read-models.js';
