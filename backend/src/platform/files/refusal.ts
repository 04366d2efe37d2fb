import { type Problem, problem } from '../http/problem';

/** A file that is not taken: one sentence that names it and says what to do, at the field « file ». */
export const refused = (status: number, code: string, detail: string): Problem => problem(status, code, detail, { errors: [{ pointer: '/file', detail }] });
