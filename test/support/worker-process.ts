import { type ChildProcess, fork } from 'node:child_process';

interface Ended {
  code: number | null;
  said: string;
}

/** The worker as its own process, from its sources. */
export class WorkerProcess {
  readonly ready: Promise<boolean>;
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(variables: Record<string, string>) {
    this.child = fork('apps/worker/src/main.ts', {
      execArgv: ['--conditions=source', '--import', './test/support/typescript-loader.mjs'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env['PATH'], SECRET_KEYS: 'k'.repeat(44), LOG_LEVEL: 'error', ...variables },
    });
    let said = '';
    this.child.stdout?.on('data', (words: Buffer) => (said += words.toString()));
    this.child.stderr?.on('data', (words: Buffer) => (said += words.toString()));
    this.ended = new Promise((resolve) => this.child.once('exit', (code) => resolve({ code, said })));
    this.ready = new Promise((resolve) => {
      this.child.once('message', () => resolve(true));
      this.child.once('exit', () => resolve(false));
    });
  }

  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}
