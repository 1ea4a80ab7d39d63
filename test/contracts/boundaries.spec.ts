import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config';

/** One breach of each rule: what file, holding what line. */
const breaches: Record<string, Record<string, string>> = {
  'engines-are-pure': { 'libs/scoring/src/clock.ts': "import 'node:fs';" },
  'forms-are-portable': { 'libs/forms/src/save.ts': "import 'node:path';" },
  'access-is-portable': { 'libs/access/src/guard.ts': "import '@nestjs/common';" },
  'libs-enter-by-the-front-door': { 'apps/cli/src/short-cut.ts': "import '../../../libs/config/src/inner.js';" },
  'nothing-imports-an-app': { 'libs/storage/src/from-app.ts': "import '../../../apps/cli/src/plain.js';" },
  'apps-do-not-meet': { 'apps/worker/src/from-cli.ts': "import '../../cli/src/plain.js';" },
  'standalone-knows-config-only': { 'apps/standalone/src/rows.ts': "import '#storage';" },
  'plumbing-knows-no-business': { 'libs/read-plan/src/business.ts': "import '#spaces';" },
  'schema-imports-only-kernel': { 'prisma-free-schema/src/rule.ts': "import '#spaces';" },
  'web-takes-only-portable-libs': { 'apps/web/src/rows.ts': "import '#storage';" },
  'graphql-stays-in-api': { 'libs/impact/src/types.ts': "import 'graphql';" },
  'bullmq-stays-in-messaging-and-worker': { 'libs/privacy/src/add.ts': "import 'bullmq';" },
  'no-circular': {
    'libs/config/src/hen.ts': "export { egg as origin } from './egg.js';\nexport const hen = 1;",
    'libs/config/src/egg.ts': "export { hen as origin } from './hen.js';\nexport const egg = 1;",
  },
  'not-to-unresolvable': { 'apps/api/src/lost.ts': "import './nowhere.js';" },
  'identity-keeps-to-its-list': { 'libs/identity/src/ask.ts': "import '#spaces';" },
  'programmes-keeps-to-its-list': { 'libs/programmes/src/ask.ts': "import '#spaces';" },
  'applications-keeps-to-its-list': { 'libs/applications/src/ask.ts': "import '#spaces';" },
  'assessment-keeps-to-its-list': { 'libs/assessment/src/ask.ts': "import '#spaces';" },
  'mentoring-keeps-to-its-list': { 'libs/mentoring/src/ask.ts': "import '#spaces';" },
  'progress-keeps-to-its-list': { 'libs/progress/src/ask.ts': "import '#spaces';" },
  'showcase-keeps-to-its-list': { 'libs/showcase/src/ask.ts': "import '#spaces';" },
  'spaces-keeps-to-its-list': { 'libs/spaces/src/ask.ts': "import '#impact';" },
  'activities-keeps-to-its-list': { 'libs/activities/src/ask.ts': "import '#impact';" },
  'impact-keeps-to-its-list': { 'libs/impact/src/ask.ts': "import '#spaces';" },
  'notifications-keeps-to-its-list': { 'libs/notifications/src/ask.ts': "import '#spaces';" },
  'privacy-keeps-to-its-list': { 'libs/privacy/src/ask.ts': "import '#spaces';" },
};

/** What the list and the arrows allow; none of it may be named. */
const allowed: Record<string, string> = {
  'apps/cli/src/plain.ts': "import '#config';\nimport '#spaces';",
  'apps/web/src/page.ts': "import '#forms';\nimport 'graphql';",
  'apps/api/src/ask.ts': "import '@nestjs/graphql';\nimport '#impact';",
  'libs/config/src/index.ts': "import './inner.js';",
  'libs/config/src/inner.ts': "import 'node:path';",
  'libs/forms/src/index.ts': "import 'json-logic-js';\nimport '#kernel';",
  'libs/access/src/index.ts': "import '@casl/ability';\nimport '#kernel';",
  'libs/kernel/src/index.ts': '',
  'libs/messaging/src/index.ts': "import 'bullmq';\nimport 'ioredis';",
  'libs/storage/src/index.ts': "import '#config';",
  'libs/spaces/src/index.ts': "import '#schema';\nimport '#messaging';",
  'libs/impact/src/index.ts': '',
  'libs/activities/src/index.ts': "import '#spaces';",
  'libs/scoring/src/index.spec.ts': "import 'node:fs';",
  'prisma-free-schema/src/index.ts': "import '#kernel';",
};

const repository = resolve(import.meta.dirname, '..', '..');
const { forbidden = [], options = {} } = await extractConfiguration(join(repository, '.dependency-cruiser.mjs'));

describe('the rules of who may import whom', () => {
  let folder: string;
  let found: Map<string, string[]>;

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'semai-boundaries-')));
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    plant({ 'package.json': JSON.stringify({ type: 'module', imports: importNames }), 'tsconfig.json': '{}' });
    for (const files of [...Object.values(breaches), allowed]) plant(files);
    found = await violations();
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(forbidden.map(({ name }) => name ?? ''))('%s finds its planted breach', (name) => {
    const [planted] = Object.keys(breaches[name] ?? {}).toSorted();
    expect(planted).toBeDefined();
    expect(found.get(name) ?? []).toContain(planted);
  });

  it('leaves alone what is allowed', () => {
    const named = new Set([...found.values()].flat());
    expect(Object.keys(allowed).filter((file) => named.has(file))).toEqual([]);
  });

  it('names a cure with every rule', () => {
    expect(forbidden.filter(({ comment }) => !comment)).toEqual([]);
  });

  const importNames = {
    '#schema': { source: './prisma-free-schema/src/index.ts' },
    '#*': { source: './libs/*/src/index.ts' },
  };

  function plant(files: Record<string, string>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  }

  /** File names by the rule they break. */
  async function violations(): Promise<Map<string, string[]>> {
    const settings = { ...options, baseDir: folder, ruleSet: { forbidden }, validate: true };
    const { output } = await cruise(['apps', 'libs', 'prisma-free-schema'], settings, options.enhancedResolveOptions);
    const { summary } = output as ICruiseResult;
    const byRule = Map.groupBy(summary.violations, ({ rule }) => rule.name);
    return new Map([...byRule].map(([name, broken]) => [name, broken.map(({ from }) => from)]));
  }
});
