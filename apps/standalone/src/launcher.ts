import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  apiNodeFlags,
  environmentForChild,
  forgetRunningDatabase,
  type LaunchEnvironment,
  noteRunningDatabase,
} from '#config';
import { CommandLine } from './command-line.js';
import { ensureDatabase } from './embedded-postgres.js';
import { loadSample, peopleTable, readSamplePeople, wantsSample } from './first-run.js';
import { KeptPostgres } from './kept-postgres.js';
import { LaunchError } from './launch-error.js';
import { removeNotes, writeNotes } from './notes.js';
import { checkDatabase, checkRedis } from './outside-services.js';
import { isFree, nextFreePort } from './ports.js';
import type { Progress } from './progress.js';
import { recover } from './recovery.js';
import { Service } from './service.js';
import { hasMark, leaveMark, tablesMark } from './tables-mark.js';

/** Built modules, from the repository's root, which is the working folder. */
const built = (app: string) => join('dist', 'apps', app, 'src', 'main.js');

/** The same packed into few files, which starts in a third of the time; while somebody develops there is none. */
const quickest = (app: string) => {
  const packed = join('dist', 'apps', 'packed', `${app}.js`);
  return existsSync(packed) ? packed : built(app);
};

/** BullMQ still writes a word or two after its last connection is closed. */
const pauseBeforeDatabaseStops = 150;

/** Semai on one machine: database, api and worker as processes, started in order and stopped in reverse. */
export class Launcher {
  private postgres: KeptPostgres | undefined;
  private services: Service[] = [];
  private commandLine: CommandLine | undefined;
  private address: string | null = null;
  private mine = false;
  private stopped: Promise<void> | undefined;
  private readonly notesFile: string;

  constructor(
    private readonly environment: LaunchEnvironment,
    private readonly progress: Progress,
  ) {
    this.notesFile = join(environment.dataFolder, 'launcher.json');
  }

  /** @throws LaunchError, told in its own words, when a step cannot be done */
  async start(): Promise<void> {
    const { progress } = this;
    await progress.step('waiting for an earlier Semai to end', () => recover(this.notesFile));
    this.mine = true;
    const port = await this.choosePort();
    this.note();
    const databaseUrl = await this.openDatabase();
    this.stopIfAsked();
    const variables = environmentForChild({
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      DATA_DIR: this.environment.dataFolder,
      SECRET_KEYS: this.environment.secretKeys.join(','),
      // Node then keeps what it compiled: the next start takes a fifth less.
      NODE_COMPILE_CACHE: join(this.environment.dataFolder, 'compiled'),
    });
    const commandLine = new CommandLine(built('cli'), variables);
    this.commandLine = commandLine;
    await this.migrate(commandLine);
    await this.firstRun(databaseUrl, commandLine);
    this.stopIfAsked();
    const people = commandLine.read('sample-people', '--json');
    await this.startServices(variables, port);
    this.stopIfAsked();
    this.announce(port, peopleTable(readSamplePeople(await people)));
  }

  /** Ends all in order: api and worker, then the database. Calling it again waits for the same end. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  /** Ends api and worker at once; the database still closes its files. */
  hurry(): void {
    for (const service of this.services) service.kill();
  }

  /** Lets api and worker begin anew, with newly built code. */
  renew(): void {
    for (const service of this.services) service.restart();
  }

  private async stopAll(): Promise<void> {
    this.note(true);
    this.commandLine?.stop();
    await Promise.all(this.services.map((service) => service.stop()));
    if (this.postgres) {
      await new Promise((resolve) => setTimeout(resolve, pauseBeforeDatabaseStops));
      await this.postgres.stop();
      forgetRunningDatabase(this.environment.dataFolder);
    }
    if (this.mine) removeNotes(this.notesFile);
  }

  /** @throws LaunchError when the start was interrupted meanwhile; nobody reads its words then */
  private stopIfAsked(): void {
    if (this.stopped) throw new LaunchError('Stopped while starting.');
  }

  private async choosePort(): Promise<number> {
    const { port, portGiven } = this.environment;
    if (await isFree(port)) return port;
    if (portGiven) throw new LaunchError(`PORT: ${port} is in use. Choose another, or leave PORT out.`);
    const next = await nextFreePort(port);
    this.progress.say(`  Port ${port} is in use, taking ${next}.`);
    return next;
  }

  private async openDatabase(): Promise<string> {
    const { databaseUrl, dataFolder, redisUrl } = this.environment;
    if (redisUrl)
      await this.progress.step(
        'Redis',
        () => checkRedis(redisUrl),
        () => 'Redis answers',
      );
    if (databaseUrl) {
      const describe = (version: string) => `PostgreSQL ${version} of DATABASE_URL answers`;
      await this.progress.step('PostgreSQL of DATABASE_URL', () => checkDatabase(databaseUrl), describe);
      return databaseUrl;
    }
    const describe = ({ running: { port, takenOver } }: KeptPostgres) =>
      takenOver ? `PostgreSQL was still running on port ${port}` : `PostgreSQL runs on port ${port}`;
    const options = { folder: join(dataFolder, 'postgres'), durability: 'durable' } as const;
    const start = () => KeptPostgres.start(options, (line) => this.progress.say(line));
    this.postgres = await this.progress.step('starting PostgreSQL', start, describe);
    const server = this.postgres.running;
    if (server.folder !== options.folder)
      this.progress.say(`  Its data lie in ${server.folder}, because its account may not enter ${dataFolder}.`);
    await ensureDatabase(server, 'semai');
    noteRunningDatabase(dataFolder, server.url('semai'));
    return server.url('semai');
  }

  private async migrate(commandLine: CommandLine): Promise<void> {
    const folder = this.postgres?.running.folder;
    const mark = tablesMark();
    if (folder && hasMark(folder, mark)) return;
    const run = () => commandLine.run('migrate', '--quiet');
    await this.progress.step('bringing the tables up to date', run, () => 'Tables are up to date');
    if (folder) leaveMark(folder, mark);
  }

  private async firstRun(databaseUrl: string, commandLine: CommandLine): Promise<void> {
    const marker = join(this.environment.dataFolder, 'sample-unfinished');
    if (this.stopped || this.environment.nodeEnv === 'production' || !(await wantsSample(databaseUrl, marker))) return;
    const load = () => loadSample(() => commandLine.run('seed'), marker);
    await this.progress.step('loading the sample programme', load, () => 'Sample programme loaded');
  }

  private async startServices(variables: Record<string, string>, port: number): Promise<void> {
    const logFolder = join(this.environment.dataFolder, 'log');
    const common = { environment: variables, say: this.progress.say.bind(this.progress), onChange: () => this.note() };
    const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok ?? false;
    const api = {
      ...common,
      name: 'api',
      entry: () => quickest('api'),
      flags: apiNodeFlags,
      logFile: join(logFolder, 'api.log'),
      isReady,
    };
    const worker = {
      ...common,
      name: 'worker',
      entry: () => quickest('worker'),
      logFile: join(logFolder, 'worker.log'),
    };
    this.services = [new Service(api), new Service(worker)];
    const start = () => Promise.all(this.services.map((service) => service.start()));
    await this.progress.step('starting api and worker', start, () => 'Api and worker are ready');
  }

  private announce(port: number, people: string[]): void {
    this.address = `http://localhost:${port}`;
    this.note();
    const say = (line: string) => this.progress.say(line);
    say(`\nSemai is ready: ${this.address}\n`);
    if (people.length > 0)
      say(['Sign in as one of the sample people:', ...people.map((line) => `  ${line}`), ''].join('\n'));
    say(`Stop with Ctrl-C. Logs lie in ${join(this.environment.dataFolder, 'log')}.`);
  }

  private note(stopping = this.stopped !== undefined): void {
    if (!this.mine) return;
    const children = this.services.flatMap((service) => service.pid ?? []);
    writeNotes(this.notesFile, { launcher: process.pid, children, address: this.address, stopping });
  }
}
