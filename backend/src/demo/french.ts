const thin = '\u202f';
const hard = '\u00a0';

/** Sets a plain text as French readers expect it printed: curly apostrophes and spaces that do not break. */
export function french(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/\s+([;!?])/g, `${thin}$1`)
    .replace(/\s+:/g, `${hard}:`)
    .replace(/«\s+/g, `«${hard}`)
    .replace(/\s+»/g, `${hard}»`)
    .replace(/(\d)\s+(?=\d{3}\b)/g, `$1${thin}`);
}

/** The same, through every text of a data file; keys are left alone. */
export function inFrench<T>(data: T): T {
  if (typeof data === 'string') return french(data) as T;
  if (Array.isArray(data)) return data.map(inFrench) as T;
  if (data && typeof data === 'object') {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inFrench(value)])) as T;
  }
  return data;
}
