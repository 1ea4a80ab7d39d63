import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const styles = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/global.css'));
const classNames = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/;
const entry = /\/apps\/web\/src\/main\.tsx$/;
const base = ['baseline', 'default-css-variables', 'global'];

const layered = (name: string) => `@mantine/core/styles/${name}.layer.css`;

function stylesOf(name: string): string | undefined {
  return existsSync(join(styles, `${name}.layer.css`)) ? layered(name) : undefined;
}

/**
 * Gives each Mantine component its own style sheet, so that a route downloads the CSS of the components it shows and
 * no page has to remember an import. A build adds the sheet to the module that holds the component's class names; the
 * development server, which bundles the library beforehand, adds all sheets to the entry.
 */
export function mantineStyles(): Plugin {
  let building = true;
  return {
    name: 'semai:mantine-styles',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build';
    },
    transform(code, id) {
      const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
      if (entry.test(path)) {
        const sheets = building ? base.map(layered) : ['@mantine/core/styles.layer.css'];
        return { code: `${sheets.map((sheet) => `import '${sheet}';`).join('')}${code}`, map: null };
      }
      const name = building ? classNames.exec(path)?.[1] : undefined;
      const sheet = name === undefined ? undefined : stylesOf(name);
      return sheet === undefined ? undefined : { code: `import '${sheet}';${code}`, map: null };
    },
  };
}
