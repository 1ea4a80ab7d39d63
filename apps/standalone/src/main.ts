import { ConfigError, loadLaunchEnvironment } from '#config';
import { LaunchError } from './launch-error.js';
import { Launcher } from './launcher.js';
import { Progress } from './progress.js';

const progress = new Progress();
let launcher: Launcher | undefined;
let firstAsked = 0;

/** Ctrl-C arrives twice when terminal and parent both pass it on; a second one later means: hurry. */
function askedToStop(): void {
  const now = Date.now();
  if (firstAsked !== 0) {
    if (now - firstAsked > 1000) launcher?.hurry();
    return;
  }
  firstAsked = now;
  progress.say('\nStopping …');
  void leave(0);
}

async function leave(code: number): Promise<void> {
  try {
    await launcher?.stop();
    if (code === 0) progress.say('Semai has stopped.');
    process.exit(code);
  } catch (cause) {
    tell(cause);
    process.exit(1);
  }
}

function tell(cause: unknown): void {
  const isExpected = cause instanceof LaunchError || cause instanceof ConfigError;
  const words = cause instanceof Error ? cause.message : String(cause);
  console.error(isExpected ? words : `Semai could not start: ${words}`);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, askedToStop);
// The parent was killed with SIGKILL: nobody else will ever tell us to stop.
process.on('disconnect', askedToStop);
process.on('message', (message) => message === 'renew' && launcher?.renew());

try {
  launcher = new Launcher(loadLaunchEnvironment(), progress);
  await launcher.start();
} catch (cause) {
  if (firstAsked === 0) {
    tell(cause);
    void leave(1);
  }
}
