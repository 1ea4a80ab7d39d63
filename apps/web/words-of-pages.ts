import type { Plugin } from 'vite';

const catalogue = /\/libs\/kernel\/src\/texts\/(?:id|en)\/[\w-]+\.json$/;
/** Groups that only the api and the worker speak: refusals come to a page in words, letters not at all. */
const ofTheServer = ['errors', 'letters', 'templates'];

/** Leaves out of each file of the catalogue what no page says, so that nobody downloads the letters of the programme. */
export function wordsOfPages(): Plugin {
  return {
    name: 'semai:words-of-pages',
    enforce: 'pre',
    transform(code, id) {
      if (!catalogue.test(id.replaceAll('\\', '/').replace(/\?.*$/, ''))) return undefined;
      const groups = Object.entries(JSON.parse(code) as Record<string, unknown>);
      return {
        code: JSON.stringify(Object.fromEntries(groups.filter(([name]) => !ofTheServer.includes(name)))),
        map: null,
      };
    },
  };
}
