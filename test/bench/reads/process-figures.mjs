// What /proc says of processes: processor time and memory. Linux only, like the figures of the goals.
import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100;

/** Fields after the command of a process's stat line; the command may hold blanks and brackets. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch (cause) {
    if (cause.code === 'ENOENT' || cause.code === 'ESRCH') return undefined;
    throw cause;
  }
}

/** Milliseconds of processor time that a process has used so far. */
export function cpuOf(pid) {
  const stat = statOf(pid);
  return stat ? ((Number(stat[11]) + Number(stat[12])) * 1000) / ticksPerSecond : 0;
}

/** The same of a process with all its children, ended ones included; PostgreSQL is such a tree. */
export function cpuOfTree(pid) {
  const stat = statOf(pid);
  const own = stat ? stat.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) : 0;
  let children = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const child = statOf(name);
    if (child && Number(child[1]) === pid) children += Number(child[11]) + Number(child[12]);
  }
  return ((own + children) * 1000) / ticksPerSecond;
}

/**
 * Ticks of processor time since the machine began: those that its processes had, and those that they were ready for while
 * the host gave the processor to other machines.
 */
export function machineTicks() {
  const [user, nice, system, , , irq, softIrq, stolen] = readFileSync('/proc/stat', 'utf8')
    .split(/\s+/)
    .slice(1, 9)
    .map(Number);
  return { had: user + nice + system + irq + softIrq, stolen };
}

/** Resident memory of a process in MB. */
export function memoryOf(pid) {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return found ? Number(found[1]) / 1024 : 0;
}
