import type { FastifyInstance } from 'fastify';

/** What came back. */
export interface Answer<T = any> {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: T;
  /** The body as it came, for files. */
  bytes: Buffer;
}

/** Somebody calling the API, by session, by link, or as nobody. Paths are relative to `/api`. */
export class Caller {
  constructor(
    private readonly server: FastifyInstance,
    private readonly headers: Record<string, string>,
    readonly personId: string,
    readonly token: string,
  ) {}

  get = (path: string, headers: Record<string, string> = {}) => this.call('GET', path, undefined, headers);
  post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) => this.call('POST', path, body, headers);
  put = (path: string, body: unknown = {}, headers: Record<string, string> = {}) => this.call('PUT', path, body, headers);
  delete = (path: string, headers: Record<string, string> = {}) => this.call('DELETE', path, undefined, headers);

  /** Sends bytes as they are. */
  async upload(path: string, bytes: Buffer, method: 'POST' | 'PUT' = 'POST', headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await this.server.inject({ method, url: `/api${path}`, headers: { ...this.headers, ...headers, 'content-type': 'application/octet-stream' }, payload: bytes });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json(), bytes: answer.rawPayload };
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    const answer = await this.server.inject({
      method,
      url: `/api${path}`,
      headers: { ...this.headers, ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.body, bytes: answer.rawPayload };
  }
}
