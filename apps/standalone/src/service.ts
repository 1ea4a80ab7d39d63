import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LaunchError } from './launch-error.js';
import { signal, until } from './processes.js';

export interface ServiceOptions {
  /** As people read it: `api`, `worker`. */
  name: string;
  /** The module to run with Node, asked for at each start. */
  entry: () => string;
  /** What Node itself is told; nothing unless given. */
  flags?: readonly string[];
  environment: Record<string, string>;
  logFile: string;
  /** Asks from outside whether it serves; without it, the service says so itself by an IPC message. */
  isReady?: () => Promise<boolean>;
  say: (line: string) => void;
  /** Called whenever the process behind the service is another one. */
  onChange: () => void;
}

const readySeconds = 60;
const graceSeconds = 30;
const longestLog = 10 * 1024 * 1024;

/**
 * One long-running process of Semai. It is kept alive: whenever it ends by itself it is started again, after a
 * pause that doubles with each failure and is forgotten after a quiet minute.
 */
export class Service {
  private child: ChildProcess | undefined;
  private stopping = false;
  private saidReady = false;
  private failures = 0;
  private renewing = false;
  private logStart = 0;
  private again: NodeJS.Timeout | undefined;

  constructor(private readonly options: ServiceOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get name(): string {
    return this.options.name;
  }

  /** @throws LaunchError with the last words of the log when it ends, or does not get ready in time */
  async start(): Promise<void> {
    const child = this.run();
    const ended = () => this.stopping || child.exitCode !== null || child.signalCode !== null;
    const up = await until(async () => ended() || (await this.isReady()), readySeconds * 1000);
    if (this.stopping) return;
    if (!up) throw new LaunchError(`The ${this.name} was not ready after ${readySeconds} s. ${this.lastWords()}`);
    if (ended()) throw new LaunchError(`The ${this.name} ended while starting. ${this.lastWords()}`);
    this.keepAlive(child);
  }

  /** Asks the process to finish, and ends it when it has not after half a minute. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.again);
    const { child } = this;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signal(child.pid, 'SIGTERM');
    const force = setTimeout(() => this.kill(), graceSeconds * 1000);
    await ended;
    clearTimeout(force);
  }

  /** Ends the process at once. */
  kill(): void {
    this.stopping = true;
    clearTimeout(this.again);
    if (this.child?.pid) signal(this.child.pid, 'SIGKILL');
  }

  /** Ends the process so that it comes back with newly built code. */
  restart(): void {
    this.renewing = true;
    if (this.child?.pid) signal(this.child.pid, 'SIGTERM');
  }

  private run(): ChildProcess {
    const { entry, flags = [], environment, logFile } = this.options;
    mkdirSync(dirname(logFile), { recursive: true });
    if (existsSync(logFile) && statSync(logFile).size > longestLog) renameSync(logFile, `${logFile}.1`);
    this.logStart = existsSync(logFile) ? statSync(logFile).size : 0;
    const log = openSync(logFile, 'a');
    this.saidReady = false;
    // A group of its own: Ctrl-C in the terminal reaches the launcher alone, which stops all in order.
    const child = spawn(process.execPath, [...flags, entry()], {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      env: environment,
    });
    closeSync(log);
    child.on('message', (message) => (this.saidReady ||= isReadyMessage(message)));
    child.on('error', (cause) => this.options.say(`  The ${this.name} could not be started: ${cause.message}`));
    this.child = child;
    this.options.onChange();
    return child;
  }

  private async isReady(): Promise<boolean> {
    return this.options.isReady ? this.options.isReady() : this.saidReady;
  }

  private keepAlive(child: ChildProcess): void {
    const quiet = setTimeout(() => (this.failures = 0), 60_000).unref();
    const revive = (code: number | null, signalName: string | null) => {
      clearTimeout(quiet);
      if (this.stopping) return;
      const pause = this.renewing ? 0 : Math.min(30_000, 500 * 2 ** this.failures++);
      const reason = this.renewing ? 'is renewed' : `ended (${signalName ?? `code ${code}`})`;
      this.options.say(`The ${this.name} ${reason}; it starts again in ${pause / 1000} s.`);
      this.renewing = false;
      this.again = setTimeout(() => this.keepAlive(this.run()), pause);
    };
    if (child.exitCode !== null || child.signalCode !== null) revive(child.exitCode, child.signalCode);
    else child.once('exit', revive);
  }

  /** What it wrote since this start that is not everyday talk; if nothing, its last lines. */
  private lastWords(): string {
    const { logFile } = this.options;
    const written = existsSync(logFile) ? readFileSync(logFile).subarray(this.logStart).toString('utf8') : '';
    const lines = written.split('\n').filter((line) => line.trim() !== '');
    const telling = lines.filter((line) => !everydayTalk.test(line));
    const shown = (telling.length > 0 ? telling : lines).slice(-12).map((line) => `  ${line.slice(0, 400)}`);
    return [`Its last words (${logFile}):`, ...shown].join('\n');
  }
}

/** Log lines in JSON below a warning. */
const everydayTalk = /^\{"level":(10|20|30),/;

function isReadyMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}
