import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { loadEnvironment } from '#config';
import { createApp } from './create-app.js';
import { giveBackMemory } from './give-back-memory.js';

const environment = loadEnvironment();
const web = fileURLToPath(new URL('../../web', import.meta.url));
const app = await createApp(environment, web);
await app.listen(environment.port, environment.host);
process.send?.({ ready: true });
await giveBackMemory();
