import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const textFolder = join(root, 'libs/kernel/src/texts/id');
const readers = ['apps', 'libs', 'prisma-free-schema', 'scripts'];
const skipped = new Set(['node_modules', 'dist', 'texts', 'migrations']);

type Words = { readonly [key: string]: Words | string };

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesIn(path);
    return /\.(?:ts|tsx|mjs)$/.test(entry.name) && !/\.(?:spec|int-spec|d)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function parse(path: string): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kind);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** All plain strings of the sources, and the patterns of those with gaps that name the file of the catalogue. */
function stringsOf(paths: readonly string[]): { readonly plain: Set<string>; readonly patterns: RegExp[] } {
  const plain = new Set<string>();
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) plain.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z]+\./.test(node.head.text)) {
      const rest = node.templateSpans.map(({ literal }) => `[\\w.]+${escaped(literal.text)}`).join('');
      patterns.push(new RegExp(`^${escaped(node.head.text)}${rest}$`));
    }
    node.forEachChild(visit);
  };
  for (const path of paths) visit(parse(path));
  return { plain, patterns };
}

function keysIn(words: Words, above: string): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${above}.${key}`] : keysIn(value, `${above}.${key}`),
  );
}

const withoutPlural = (key: string) => key.replace(/_(?:one|other)$/, '');

/** Words of a refusal are found by its code, which stands in the list of codes of its capability. */
function isUsed(key: string, { plain, patterns }: ReturnType<typeof stringsOf>): boolean {
  const code = /\.errors\.(\w+)$/.exec(key)?.[1];
  return plain.has(key) || (code !== undefined && plain.has(code)) || patterns.some((pattern) => pattern.test(key));
}

describe('the words of the catalogue', () => {
  const strings = stringsOf(readers.flatMap((folder) => sourcesIn(join(root, folder))));

  it.each(readdirSync(textFolder))('are all used: %s', (file) => {
    const words = JSON.parse(readFileSync(join(textFolder, file), 'utf8')) as Words;
    const keys = new Set(keysIn(words, file.replace('.json', '')).map(withoutPlural));
    expect([...keys].filter((key) => !isUsed(key, strings))).toEqual([]);
  });
});

const spoken = new Set(['label', 'title', 'placeholder', 'alt', 'description', 'aria-label', 'lead', 'caption', 'why']);
/** Names that are the same in every language. */
const names = new Set(['semai', 'Semai', 'Bahasa Indonesia', 'English', '· Semai']);
const isAddress = (text: string) => /^https?:\/\/\S*$/.test(text.trim());
const hasWords = (text: string) => /\p{L}{2}/u.test(text) && !names.has(text.trim()) && !isAddress(text);

/** Words that stand in the page itself instead of in the catalogue, with their line. */
function literalWords(path: string): string[] {
  const file = parse(path);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    if (hasWords(text)) found.push(`${path.slice(root.length + 1)}:${line + 1} ${text.trim()}`);
  };
  const texts = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node))
      for (const part of [node.head, ...node.templateSpans.map(({ literal }) => literal)]) note(part, part.text);
    else if (ts.isConditionalExpression(node)) for (const branch of [node.whenTrue, node.whenFalse]) texts(branch);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) texts(node.expression);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer) {
      texts(ts.isJsxExpression(node.initializer) ? (node.initializer.expression ?? node) : node.initializer);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

describe('the pages of the web', () => {
  it('say nothing that is not in the catalogue', () => {
    const pages = sourcesIn(join(root, 'apps/web/src')).filter((path) => path.endsWith('.tsx'));
    expect(pages.flatMap(literalWords)).toEqual([]);
  });
});
