import { ScoreRefusal } from './score-refusal.js';

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;

/**
 * Reads comma-separated text (RFC 4180: quotes around fields, doubled inside; LF or CRLF) record by record.
 * `take` receives the fields and the 1-based line the record starts on. Empty lines are passed over.
 * @throws ScoreRefusal BAD_CSV for a quote that is never closed or stands inside an unquoted field
 */
export function readCsv(text: string, take: (fields: string[], line: number) => void): void {
  const start = text.codePointAt(0) === 0xfeff ? 1 : 0;
  const reader = { text, at: start, line: 1 };
  while (reader.at < text.length) {
    const { line } = reader;
    const fields = readRecord(reader);
    if (fields.length > 1 || fields[0] !== '') take(fields, line);
  }
}

interface Reader {
  readonly text: string;
  at: number;
  line: number;
}

function readRecord(reader: Reader): string[] {
  const fields: string[] = [];
  for (;;) {
    fields.push(reader.text.charCodeAt(reader.at) === QUOTE ? quotedField(reader) : plainField(reader));
    const code = reader.text.charCodeAt(reader.at);
    if (code === COMMA) {
      reader.at++;
      continue;
    }
    if (code === CR) reader.at++;
    if (reader.text.charCodeAt(reader.at) === LF) reader.at++;
    reader.line++;
    return fields;
  }
}

function plainField(reader: Reader): string {
  const { text } = reader;
  const from = reader.at;
  for (; reader.at < text.length; reader.at++) {
    const code = text.charCodeAt(reader.at);
    if (code === COMMA || code === LF || code === CR) break;
    if (code === QUOTE) throw new ScoreRefusal('BAD_CSV', 'a quote stands inside an unquoted field', reader.line);
  }
  return text.slice(from, reader.at);
}

function quotedField(reader: Reader): string {
  const { text } = reader;
  const opened = reader.line;
  let value = '';
  for (let from = reader.at + 1; ;) {
    const end = text.indexOf('"', from);
    if (end < 0) throw new ScoreRefusal('BAD_CSV', 'a quote is opened and never closed', opened);
    const part = text.slice(from, end);
    value += part;
    for (let i = part.indexOf('\n'); i >= 0; i = part.indexOf('\n', i + 1)) reader.line++;
    if (text.charCodeAt(end + 1) === QUOTE) {
      value += '"';
      from = end + 2;
      continue;
    }
    reader.at = end + 1;
    const next = text.charCodeAt(reader.at);
    if (reader.at < text.length && next !== COMMA && next !== LF && next !== CR) {
      throw new ScoreRefusal('BAD_CSV', 'text follows a closing quote', reader.line);
    }
    return value;
  }
}
