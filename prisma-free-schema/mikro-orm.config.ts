export { ormOptions as default } from './src/orm-options.js';
