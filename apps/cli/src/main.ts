import { commands } from './commands.js';
import { tell } from './tell.js';

const [verb = 'help', ...words] = process.argv.slice(2);
const command = commands.find(({ name }) => name === verb);

if (command) {
  try {
    process.exitCode = await command.run(words);
  } catch (cause) {
    process.exitCode = tell(cause);
  }
} else {
  const isHelp = ['help', '--help', '-h'].includes(verb);
  const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(56)} ${summary}`);
  const text = [isHelp ? 'semai <verb>' : `semai does not know "${verb}".`, ...lines].join('\n');
  if (isHelp) console.log(text);
  else console.error(text);
  process.exitCode = isHelp ? 0 : 2;
}
