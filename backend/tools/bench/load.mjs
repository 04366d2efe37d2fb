import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** One request (on a kept-alive connection when an agent is given); resolves to its duration in milliseconds, throws on another status. */
export function call({ port, method, path, headers, body, expect }, agent) {
  const to = typeof path === 'function' ? path() : path;
  const payload = body === undefined ? undefined : JSON.stringify(typeof body === 'function' ? body() : body);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, method, path: to, headers: { ...headers, ...(payload && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }) } }, (answer) => {
      let size = 0;
      answer.on('data', (chunk) => (size += chunk.length));
      answer.on('end', () => (answer.statusCode === expect ? resolve({ ms: performance.now() - began, size }) : reject(new Error(`${method} ${to}: ${answer.statusCode}`))));
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** `clients` closed loops for `seconds`: each sends its next request when the last one is answered. */
export async function load(target, { clients, seconds }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const durations = [];
  let size = 0;
  const end = performance.now() + seconds * 1000;
  const loop = async () => {
    while (performance.now() < end) {
      const { ms, size: bytes } = await call(target, agent);
      durations.push(ms);
      size = bytes;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, loop));
  agent.destroy();
  durations.sort((a, b) => a - b);
  const at = (share) => durations[Math.min(durations.length - 1, Math.floor(durations.length * share))];
  return { requests: durations.length, perSecond: durations.length / ((performance.now() - began) / 1000), p50: at(0.5), p95: at(0.95), p99: at(0.99), size };
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
