import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { mantineStyles } from './mantine-styles.js';
import { precompress } from './precompress.js';
import { storeDocuments } from './stored-documents.js';
import { wordsOfPages } from './words-of-pages.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = 'http://127.0.0.1:3000';

/** Answers that come from the api while developing; the built site is served by the api itself. */
const proxy = {
  '/graphql': { target: api, ws: true },
  '/api': api,
  '/files': api,
  '/calendar': api,
  '/sample-people.json': api,
};

/** What every page shows: it travels as one file with the entry, so that a first visit asks for few files. */
const onEveryPage = new RegExp(
  [
    'apps/web/src/(?:main|i18n|app/(?!shell)|graphql/(?!live-socket)|features/identity/(?:viewer|auth-http)\\.)',
    'apps/web/src/design/(?:page|sheet|disclosure|states|skeletons|error-boundary|lang-switch|theme|moment)\\.',
    '@mantine/core/esm/components/(?:Button|Text|Title|Anchor|CloseButton|Skeleton)/',
  ].join('|'),
);

/** What forms are made of, together: alone these files are many and small. */
const inForms = /@mantine\/core\/esm\/components\/(?:TextInput|Textarea|Checkbox|Radio|NativeSelect)\//;

/** The rest is split as pages need it: merging small files was measured to bring a page 25 kB of other pages. */
const output = {
  codeSplitting: {
    groups: [
      { name: 'base', test: onEveryPage, priority: 2 },
      { name: 'fields', test: inForms, priority: 1 },
    ],
  },
};

export default defineConfig({
  root: here('.'),
  plugins: [storeDocuments(here('./src')), mantineStyles(), wordsOfPages(), react(), precompress()],
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: { 'gql.tada': here('./src/graphql/document-text.ts') },
  },
  /** The api replaces this word in every page by a fresh nonce, and names the same in its content security policy. */
  html: { cspNonce: '__csp_nonce__' },
  build: {
    outDir: here('../../dist/apps/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { output },
  },
  server: { host: '127.0.0.1', port: 5173, proxy, fs: { allow: [here('../..')] } },
  preview: { host: '127.0.0.1', port: 4173, proxy },
});
