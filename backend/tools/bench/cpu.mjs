import { readdirSync, readFileSync } from 'node:fs';

const ticks = 100;

/** Fields of /proc/PID/stat after the command's name; undefined when the process has gone. */
function stat(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  } catch {
    return undefined;
  }
}

/**
 * Seconds of processor that a server and a database have used so far: the server's own process, and every process of
 * the database's. Linux only; elsewhere NaN, and the ratios of CPU are left out.
 */
export function cpuSeconds(serverPid, postmasterPid) {
  if (process.platform !== 'linux') return Number.NaN;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const database = pids.filter((pid) => Number(pid) === postmasterPid || Number(stat(pid)?.[1]) === postmasterPid);
  return [String(serverPid), ...database].reduce((sum, pid) => {
    const fields = stat(pid);
    // A backend that ended has its time among its parent's children.
    const own = fields ? Number(fields[11]) + Number(fields[12]) : 0;
    const ended = fields && Number(pid) === postmasterPid ? Number(fields[13]) + Number(fields[14]) : 0;
    return sum + (own + ended) / ticks;
  }, 0);
}

/** Resident memory of a process, in MB. */
export function residentMegabytes(pid) {
  if (process.platform !== 'linux') return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
}
