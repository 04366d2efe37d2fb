import pino from 'pino';

/** The token under which the log is injected. */
export const LOG = Symbol('log');

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

/** One JSON line an event: route patterns, durations and codes; never a token, an address or what somebody wrote. */
export const makeLog = (level = 'info'): Log => pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
