import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ScoringInput } from '#scoring';
import { readCsv } from './csv-records.js';
import { ScoreRefusal } from './score-refusal.js';

export interface ReviewFile {
  readonly input: ScoringInput;
  /** Line of the file each row of the input came from. */
  readonly lines: Int32Array;
}

const MISSING = new Set(['', 'NA', 'N/A', 'null']);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Text of a `.csv`, a `.csv.gz` or, for `-`, standard input (gzip is recognised by its first two bytes).
 * @throws ScoreRefusal FILE_UNREADABLE, BAD_CSV with the line where it is no UTF-8
 */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  } catch (cause) {
    throw new ScoreRefusal('FILE_UNREADABLE', cause instanceof Error ? cause.message : 'the file cannot be read');
  }
  if (!isUtf8(bytes)) throw notUtf8(bytes);
  return bytes.toString('utf8');
}

/** Read all the same, two ids that differ in an accent would become one. */
function notUtf8(bytes: Buffer): ScoreRefusal {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return new ScoreRefusal('BAD_CSV', 'the file is UTF-16: save it as UTF-8', 1);
  let line = 1;
  for (let from = 0, end = bytes.indexOf(10); end >= 0 && isUtf8(bytes.subarray(from, end)); line++) {
    from = end + 1;
    end = bytes.indexOf(10, from);
  }
  return new ScoreRefusal('BAD_CSV', 'the line is not UTF-8: save the file as UTF-8', line);
}

/**
 * Reviews from CSV text: columns application, reviewer, score; optional track, criterion, weight; others are ignored.
 * @throws ScoreRefusal with the line, for anything that cannot be read
 */
export function parseReviews(text: string): ReviewFile {
  const table = new ReviewColumns();
  let header: Header | null = null;
  readCsv(text, (fields, line) => {
    if (!header) header = readHeader(fields, line);
    else table.add(fields, header, line);
  });
  if (!header) throw new ScoreRefusal('MISSING_COLUMN', 'the file has no header: application,reviewer,score', 1);
  return table.finish(header);
}

interface Header {
  readonly width: number;
  readonly application: number;
  readonly reviewer: number;
  readonly score: number;
  readonly track: number;
  readonly criterion: number;
  readonly weight: number;
}

function readHeader(fields: string[], line: number): Header {
  const names = fields.map((field) => field.trim());
  const [only = ''] = names;
  if (names.length === 1 && /[;\t]/.test(only)) {
    const mark = only.includes(';') ? 'semicolons' : 'tabs';
    throw new ScoreRefusal('MISSING_COLUMN', `columns stand between ${mark}, commas are needed`, line);
  }
  const position = (name: string): number => {
    if (names.indexOf(name) !== names.lastIndexOf(name)) {
      throw new ScoreRefusal('DUPLICATE_COLUMN', `the column "${name}" appears twice`, line);
    }
    return names.indexOf(name);
  };
  const needed = (name: string): number => {
    if (!names.includes(name)) throw new ScoreRefusal('MISSING_COLUMN', `the column "${name}" is missing`, line);
    return position(name);
  };
  return {
    width: fields.length,
    application: needed('application'),
    reviewer: needed('reviewer'),
    score: needed('score'),
    track: position('track'),
    criterion: position('criterion'),
    weight: position('weight'),
  };
}

class ReviewColumns {
  private readonly application = new IdColumn('application');
  private readonly reviewer = new IdColumn('reviewer');
  private readonly criterion = new IdColumn('criterion');
  private readonly tracks = new IdColumn('track');
  private readonly score: number[] = [];
  private readonly weight: number[] = [];
  private readonly track: number[] = [];
  private readonly lines: number[] = [];

  add(fields: string[], header: Header, line: number): void {
    if (fields.length !== header.width) {
      const counts = `${fields.length} fields, the header has ${header.width}`;
      throw new ScoreRefusal('BAD_CSV', `the row has ${counts}`, line);
    }
    const application = this.application.add(fields[header.application]!, line);
    this.reviewer.add(fields[header.reviewer]!, line);
    if (header.criterion >= 0) this.criterion.add(fields[header.criterion]!, line);
    this.score.push(readScore(fields[header.score]!.trim(), line));
    this.weight.push(header.weight < 0 ? 1 : readWeight(fields[header.weight]!.trim(), line));
    if (header.track >= 0) this.addTrack(application, fields[header.track]!.trim(), line);
    this.lines.push(line);
  }

  /** An empty track says nothing; two that differ contradict each other. */
  private addTrack(application: number, id: string, line: number): void {
    if (id === '') return;
    const track = this.tracks.add(id, line);
    const known = this.track[application];
    if (known !== undefined && known !== track) {
      const name = this.application.ids[application]!;
      throw new ScoreRefusal('TWO_TRACKS', `column "track": application "${name}" has another track above`, line);
    }
    this.track[application] = track;
  }

  finish(header: Header): ReviewFile {
    const { track } = this;
    const applications = this.application.ids;
    return {
      input: {
        application: Int32Array.from(this.application.column),
        reviewer: Int32Array.from(this.reviewer.column),
        score: Float64Array.from(this.score),
        ...(header.weight >= 0 ? { weight: Float64Array.from(this.weight) } : {}),
        ...(header.criterion >= 0
          ? { criterion: Int32Array.from(this.criterion.column), criterionIds: this.criterion.ids }
          : {}),
        ...(header.track >= 0
          ? { track: Int32Array.from(applications, (_, a) => track[a] ?? -1), trackIds: this.tracks.ids }
          : {}),
        applicationIds: applications,
        reviewerIds: this.reviewer.ids,
      },
      lines: Int32Array.from(this.lines),
    };
  }
}

/** Ids of one column, numbered in order of appearance. */
class IdColumn {
  readonly ids: string[] = [];
  readonly column: number[] = [];
  private readonly positions = new Map<string, number>();

  constructor(private readonly name: string) {}

  add(field: string, line: number): number {
    const id = field.trim();
    if (id === '') throw new ScoreRefusal('EMPTY_ID', `column "${this.name}" is empty`, line);
    let position = this.positions.get(id);
    if (position === undefined) {
      position = this.ids.push(id) - 1;
      this.positions.set(id, position);
    }
    this.column.push(position);
    return position;
  }
}

function readScore(field: string, line: number): number {
  if (MISSING.has(field)) return NaN;
  const value = NUMBER.test(field) ? Number(field) : NaN;
  if (!Number.isFinite(value)) throw new ScoreRefusal('BAD_SCORE', `column "score": "${field}" is not a number`, line);
  return value;
}

function readWeight(field: string, line: number): number {
  if (field === '') return 1;
  const value = NUMBER.test(field) ? Number(field) : NaN;
  if (!(value > 0 && value < Infinity)) {
    throw new ScoreRefusal('BAD_WEIGHT', `column "weight": "${field}" is not a number above 0`, line);
  }
  return value;
}
