import { spawn } from 'node:child_process';

/** A failure that the person can act upon: shown as one line, without a stack. */
export class Refusal extends Error {}

/** Runs the body of a command; whatever goes wrong ends it with one line and a non-zero code. */
export async function command(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error.stack);
    process.exitCode = 1;
  }
}

/** Runs a program to its end; resolves to its exit code and what it said, shown as it comes unless `quiet`. */
export function run(program, words, { quiet = false, env = process.env, cwd } = {}) {
  return new Promise((done) => {
    const child = spawn(program, words, { cwd, env, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'] });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 127, output: error.message }));
    child.on('close', (code, signal) => done({ code: code ?? 128, signal, output }));
  });
}
