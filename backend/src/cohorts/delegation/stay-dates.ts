import { problem } from '../../platform/http/problem';

const shifted = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

export const dayBefore = (day: string) => shifted(day, -1);
export const dayAfter = (day: string) => shifted(day, 1);

/** A refusal that names its field. */
export const refused = (pointer: string, detail: string, code = 'dates-out-of-order') => problem(422, code, detail, { errors: [{ pointer, detail }] });
