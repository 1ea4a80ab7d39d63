import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];
const brotliBest = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const leastBytes = 1_000;

async function compress(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < leastBytes) return;
  await Promise.all([
    asBrotli(content, brotliBest).then((small) => writeFile(`${path}.br`, small)),
    asGzip(content, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
  ]);
}

/** Writes each script and style sheet a second time as Brotli and gzip, so that the server only has to choose. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'semai:precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    async closeBundle() {
      const files = (await readdir(folder)).filter((name) => /\.(?:js|css|svg)$/.test(name));
      await Promise.all(files.map((name) => compress(join(folder, name))));
    },
  };
}
