import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

/** Most bytes, gzip, that a first visit to a page may download. */
const budgets = { small: { js: 170_000, css: 20_000 }, large: { js: 300_000, css: 40_000 } };
/** Words that only stand in libraries which small pages must not bring. */
const forbidden = ['graphql-transport-ws', 'recharts-', 'ProseMirror', 'fullcalendar', 'mantine-Spotlight'];

const root = resolve(import.meta.dirname, '../..');
const web = join(root, 'apps/web');
const built = join(root, 'dist/apps/web');

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

function readManifest(): Manifest {
  const path = join(built, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error('The web is not built. Run: npm run build');
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

interface Listed {
  readonly address: string;
  readonly module: string;
  readonly texts: readonly string[];
  readonly isPublic: boolean;
  readonly isSmall: boolean;
}

/** The pages that one capability lists: object literals with a `load` in `pages.ts`. */
function pagesOf(path: string): Listed[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Listed[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const parts = new Map(
        node.properties
          .filter((part) => ts.isPropertyAssignment(part))
          .map((part) => [part.name.getText(), part.initializer.getText()]),
      );
      const module = /import\('([^']+)'\)/.exec(parts.get('load') ?? '')?.[1];
      if (module !== undefined) found.push(listed(path, module, parts));
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

function listed(path: string, module: string, parts: ReadonlyMap<string, string>): Listed {
  const isPublic = parts.has('id');
  return {
    address: (parts.get('id') ?? parts.get('path') ?? '').slice(1, -1),
    module: relative(web, join(dirname(path), module.replace(/\.js$/, '.tsx'))).replaceAll('\\', '/'),
    texts: [...(parts.get('texts') ?? '').matchAll(/'(\w+)'/g)].map(([, name]) => name ?? ''),
    isPublic,
    isSmall: isPublic || parts.has('light'),
  };
}

function closure(manifest: Manifest, keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The manifest of the build does not know ${key}.`);
    if (seen.has(key)) return;
    seen.add(key);
    chunk.imports?.forEach(take);
  };
  keys.forEach(take);
  return seen;
}

const sizes = new Map<string, number>();
function weigh(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
  sizes.set(file, known);
  return known;
}

const sum = (files: Iterable<string>) => [...new Set(files)].reduce((total, file) => total + weigh(file), 0);

/** The scripts that the page itself names. */
function entriesOf(manifest: Manifest): string[] {
  const html = readFileSync(join(built, 'index.html'), 'utf8');
  const files = new Set([...html.matchAll(/<script[^>]+src="\/(assets\/[^"]+)"/g)].map(([, file]) => file));
  return Object.keys(manifest).filter((key) => files.has(manifest[key]?.file));
}

/** The chunk of a page. One that its own parts import as well stands under its name instead of under its source. */
function chunkOf(manifest: Manifest, module: string): string {
  const name = basename(module, '.tsx');
  const named = Object.keys(manifest).filter((key) => manifest[key]?.name === name && key.startsWith('_'));
  return manifest[module] === undefined ? (named[0] ?? module) : module;
}

/** Everything that a first visit to a page brings: entry, frame, page, words of one language. */
function weightOf(manifest: Manifest, page: Listed) {
  const frame = page.isPublic ? 'src/app/shell/public-frame.tsx' : 'src/app/shell/app-frame.tsx';
  const words = ['web', ...page.texts].map((name) => `../../libs/kernel/src/texts/id/${name}.json`);
  const chunks = [
    ...closure(manifest, [...entriesOf(manifest), frame, chunkOf(manifest, page.module), ...words]),
  ].flatMap((key) => manifest[key] ?? []);
  const scripts = chunks.map(({ file }) => file).filter((file) => file.endsWith('.js'));
  return { js: sum(scripts), css: sum(chunks.flatMap(({ css }) => css ?? [])), scripts };
}

describe('what a first visit downloads', () => {
  const manifest = readManifest();
  const features = join(web, 'src/features');
  const pages = readdirSync(features)
    .map((name) => join(features, name, 'pages.ts'))
    .filter((path) => existsSync(path))
    .flatMap(pagesOf);

  it('is known for at least one page', () => expect(pages.length).toBeGreaterThan(0));

  it.each(pages.map((page) => [page.address, page] as const))('keeps its budget: %s', (_address, page) => {
    const budget = page.isSmall ? budgets.small : budgets.large;
    const { js, css } = weightOf(manifest, page);
    const over = (part: 'js' | 'css', bytes: number) =>
      bytes <= budget[part] ? [] : [`${part} ${bytes} bytes over the ${budget[part]} allowed`];
    expect([...over('js', js), ...over('css', css)]).toEqual([]);
  });

  it.each(pages.filter(({ isSmall }) => isSmall).map((page) => [page.address, page] as const))(
    'brings no heavy library: %s',
    (_address, page) => {
      const texts = weightOf(manifest, page).scripts.map((file) => readFileSync(join(built, file), 'utf8'));
      expect(forbidden.filter((word) => texts.some((text) => text.includes(word)))).toEqual([]);
    },
  );
});
