export type Category = 'elected_official' | 'local_agent' | 'socio_economic_actor' | 'state_agent' | 'resident';
export type Polarity = 'strength' | 'weakness' | 'tension' | 'opportunity' | 'resistance';
export type Gender = 'f' | 'm';

/** Somebody invented, reachable at a reserved address and a telephone number that nobody holds. */
export interface DemoPerson {
  key: string;
  given: string;
  family: string;
  gender: Gender;
  email: string;
  telephone: string;
  organisation: string | null;
  role: string;
  ally: boolean;
  staff: boolean;
}

export interface DemoDelegate {
  person: string;
  category: Category;
  role: string;
  organisation: string | null;
  from: string;
  until: string | null;
  state: 'foreseen' | 'agreed';
  head: boolean;
}

/** A stretch of a section's text, in UTF-16 units as a browser counts them. */
export interface Passage {
  start: number;
  end: number;
  polarity: Polarity;
  theme: string;
  form: 'verbatim' | 'paraphrase';
}

export interface DemoSection {
  question: string;
  title: string;
  text: string;
  passages: Passage[];
}

export interface DemoInterview {
  number: number;
  pseudonym: string;
  category: Category;
  on: string;
  minutes: number;
  interviewer: string;
  interviewee: { name: string; role: string; email: string; telephone: string };
  consent: { on: string; how: 'oral' | 'written'; attribution: boolean; keepUntil: string };
  sections: DemoSection[];
}

export interface DemoStage {
  stage: string;
  on: string;
  next?: { step: string; on: string; by: string };
}

export type AttendanceAnswer = 'yes' | 'no' | 'replaced' | null;

export interface DemoRegistration {
  person: string;
  participation: string | null;
  category: Category | null;
  answer: AttendanceAnswer;
  halfDays: ('morning' | 'afternoon')[];
}

export interface DemoGathering {
  key: string;
  nature: 'common_day' | 'webinar' | 'pilot_project_forum';
  title: string;
  date: string | null;
  window: { from: string; to: string } | null;
  format: 'on_site' | 'remote';
  place: string | null;
  link: string | null;
  startsAt: string;
  endsAt: string;
  purpose: string;
  sequences: string[];
  resources: { title: string; url: string }[];
  registrations: DemoRegistration[];
}
