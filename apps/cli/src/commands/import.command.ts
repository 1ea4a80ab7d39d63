import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportApplications, type ImportMistake, type ImportReport, UndoImport } from '#applications';
import { isId, isLocale, type Locale, refusalTexts, translate } from '#kernel';
import { OpenCalls } from '#programmes';
import { actAs } from '../act-as.js';
import { withEntityManager } from '../with-orm.js';
import { WrongUse } from '../wrong-use.js';

const usage = [
  'semai import applications FILE.csv --season SLUG --as ADDRESS [--dry-run] [--locale en|id]',
  'semai import undo RUN --as ADDRESS [--locale en|id]',
].join('\n');

/** How many mistakes are printed; the rest is counted. */
const mostPrinted = 50;

/**
 * Loads applications that were collected elsewhere, or takes one loading back.
 *
 * @returns 2 when the file or the words are wrong
 */
export async function importFile(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
  const [what, which] = positionals;
  const by = { as: values.as, locale: isLocale(values.locale) ? values.locale : 'en' } as const;
  if (what === 'applications' && which && values.season)
    return load(which, values.season, values['dry-run'] ?? false, by);
  if (what === 'undo' && which && isId(which)) return undo(which, by);
  throw new WrongUse(usage);
}

const options = {
  season: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
  locale: { type: 'string' },
} as const;

/** For whom a command acts, and in which language it answers. */
interface By {
  as: string | undefined;
  locale: Locale;
}

async function load(file: string, seasonSlug: string, dryRun: boolean, { as, locale }: By): Promise<number> {
  const input = { seasonSlug, fileName: basename(file), content: await readFile(file, 'utf8'), dryRun };
  const report = await withEntityManager(async (em) =>
    new ImportApplications(em, new OpenCalls()).execute(await actAs(em, as, locale), input),
  );
  return tellLoaded(report, dryRun, locale);
}

function tellLoaded({ rows, mistakes, runId }: ImportReport, dryRun: boolean, locale: Locale): number {
  for (const mistake of mistakes.slice(0, mostPrinted)) console.error(inWords(mistake, locale));
  if (mistakes.length > mostPrinted) console.error(`… and ${mistakes.length - mostPrinted} more.`);
  if (mistakes.length > 0) {
    console.error(`Nothing was loaded: ${mistakes.length} mistakes in ${rows} rows.`);
    return 2;
  }
  if (dryRun) console.log(`${rows} rows are right. Nothing was loaded, because this was a dry run.`);
  else console.log(`${rows} applications loaded. To take them back: npx semai import undo ${runId}`);
  return 0;
}

/** `line 3, column Email: …`, as a person looks for it in the file. */
function inWords({ line, column, code, params }: ImportMistake, locale: Locale): string {
  const place = column === '' ? `line ${line}` : `line ${line}, column ${column}`;
  return `${place}: ${translate(refusalTexts[locale], locale, code, params)}`;
}

async function undo(runId: string, { as, locale }: By): Promise<number> {
  const count = await withEntityManager(async (em) => new UndoImport(em).execute(await actAs(em, as, locale), runId));
  console.log(`${count} applications were taken back.`);
  return 0;
}
