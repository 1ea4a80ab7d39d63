import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';

/** A call of `graphql` in the sources. */
interface Written {
  readonly file: string;
  readonly name: string;
  readonly text: string;
  readonly fragments: readonly string[];
  readonly imports: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
}

const operation = /^\s*(query|mutation)\s+(\w+)/;
const placeOf = (file: string, name: string) => `${file}#${name}`;

/** Every document of the pages that the api knows by the SHA-256 of its text: hash to text, by hash. */
export function storedDocuments(folder: string): Record<string, string> {
  const written = documentsBelow(folder);
  const texts = [...written.values()].map((one) => textOf(one, written)).filter((text) => operation.test(text));
  return Object.fromEntries(
    texts.map((text) => [hashOf(text), text] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Puts hash and name in the place of each query and mutation, so that pages neither carry nor send its text. */
export function storeDocuments(folder: string): Plugin {
  let written: ReadonlyMap<string, Written> = new Map();
  return {
    name: 'semai:stored-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      written = documentsBelow(folder);
    },
    transform(code, id) {
      const here = [...written.values()].filter(({ file }) => file === id).toSorted((a, b) => b.start - a.start);
      if (here.length === 0) return undefined;
      let changed = code;
      for (const one of here) {
        const call = replacement(one, written, code.slice(one.start, one.end));
        changed = changed.slice(0, one.start) + call + changed.slice(one.end);
      }
      return { code: changed, map: null };
    },
  };
}

function replacement(one: Written, written: ReadonlyMap<string, Written>, call: string): string {
  const text = textOf(one, written);
  const [head] = operation.exec(text) ?? [];
  return head === undefined
    ? `/* @__PURE__ */ ${call}`
    : `/* @__PURE__ */ graphql.stored('${hashOf(text)}', '${head.trim()}')`;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** The text as `document-text.ts` puts it together: the document, then each of its fragments once. */
function textOf(one: Written, written: ReadonlyMap<string, Written>): string {
  const parts = new Set([one.text.trim()]);
  for (const name of one.fragments) {
    const fragment = written.get(one.imports.get(name) ?? placeOf(one.file, name));
    if (!fragment) throw new Error(`${one.file}: the fragment ${name} of ${one.name} is not found`);
    for (const part of textOf(fragment, written).split('\n\n\n')) parts.add(part);
  }
  return [...parts].join('\n\n\n');
}

function documentsBelow(folder: string): ReadonlyMap<string, Written> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const found = files.flatMap((file) => documentsIn(resolve(folder, file)));
  return new Map(found.map((one) => [placeOf(one.file, one.name), one]));
}

function documentsIn(file: string): Written[] {
  const code = readFileSync(file, 'utf8');
  if (!code.includes('graphql(`') && !code.includes("graphql('")) return [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const imports = importsOf(source, file);
  const found: Written[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'graphql') found.push(readCall(node, file, imports));
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function readCall(call: ts.CallExpression, file: string, imports: ReadonlyMap<string, string>): Written {
  const [text, fragments] = call.arguments;
  const parent = call.parent;
  const isPlain = text && ts.isStringLiteralLike(text) && (!fragments || ts.isArrayLiteralExpression(fragments));
  if (!isPlain || !ts.isVariableDeclaration(parent))
    throw new Error(`${file}: write documents as "const name = graphql(\`…\`, [fragment])", not as ${call.getText()}`);
  const names =
    fragments && ts.isArrayLiteralExpression(fragments) ? fragments.elements.map((one) => one.getText()) : [];
  const place = { start: call.getStart(), end: call.getEnd() };
  return { file, name: parent.name.getText(), text: text.text, fragments: names, imports, ...place };
}

/** Where the named imports of a file come from. */
function importsOf(source: ts.SourceFile, file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const from = fileOf(join(dirname(file), statement.moduleSpecifier.text));
    if (!from || !bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements)
      found.set(name.text, placeOf(from, (propertyName ?? name).text));
  }
  return found;
}

function fileOf(path: string): string | undefined {
  const bare = path.replace(/\.jsx?$/, '');
  return [`${bare}.ts`, `${bare}.tsx`].find((candidate) => existsSync(candidate));
}
