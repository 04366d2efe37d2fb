import barre from './corpus/territories/barre-des-cevennes.json';
import sicoval from './corpus/territories/ca-du-sicoval.json';
import canohes from './corpus/territories/canohes.json';
import frontonnais from './corpus/territories/cc-du-frontonnais.json';
import gruissan from './corpus/territories/gruissan.json';
import leVigan from './corpus/territories/le-vigan.json';
import metropole from './corpus/territories/montpellier-mediterranee-metropole.json';
import saintHilaire from './corpus/territories/saint-hilaire-de-brethmas.json';
import { inFrench } from './french';
import type { Category, Gender, Polarity } from './model';

export interface SeatStory {
  category: Category;
  role: string;
  organisation: string | null;
  gender: Gender;
  from: string;
  until?: string;
  state?: 'foreseen' | 'agreed';
  head?: boolean;
}

export interface FindingStory {
  kind: Polarity;
  text: string;
  taken: 'now' | 'later' | 'no';
  because?: string;
}

/** What was written by hand about one territory: everything but the facts of the report. */
export interface TerritoryStory {
  name: string;
  slug: string;
  mail: string;
  diagnosticBy: string;
  interviews: number;
  mix: Record<Category, number>;
  slots: Record<'col' | 'ici' | 'lieu' | 'chef', string>;
  delegation: SeatStory[];
  pinned?: { number: number; category: Category; on: string; minutes: number; starts: string[] };
  fragments: Record<string, string[]>;
  findings: FindingStory[];
  project: {
    shortTitle: string;
    reading?: { note: string; state: string; questions: string };
    summary: string;
    star: string;
    victories: string[];
    blocks: string[];
    notes: Record<'intent' | 'framing' | 'feasibility', string>;
  };
  days: { on: string; days: number; by: string; what: string }[];
  news: { on: string; text: string }[];
  effects: { text: string; expected: boolean; evidence: string; seenBy: string }[];
  viewpoints: { ally: string | null; territory: string };
}

/** The eight territories, in the order of the report. */
export const territoryStories: TerritoryStory[] = [
  barre,
  canohes,
  frontonnais,
  leVigan,
  metropole,
  saintHilaire,
  gruissan,
  sicoval,
].map((story) => inFrench(story as unknown as TerritoryStory));
