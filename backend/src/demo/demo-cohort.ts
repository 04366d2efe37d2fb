import approached from './corpus/approached.json';
import roster from './corpus/roster.json';
import facts from './facts/occitanie.json';
import official from './facts/official-populations.json';
import { daysAfter, workingDay } from './calendar';
import { Draw } from './draw';
import { french, inFrench } from './french';
import { gatheringsOf, type Guest } from './gatherings';
import { interviewsOf } from './interviews';
import type { Depth } from './interview-texts';
import type { DemoDelegate, DemoGathering, DemoInterview, DemoPerson, DemoStage } from './model';
import { delegationOf, Names, networkPeople } from './people';
import { territoryStories, type TerritoryStory } from './territory-stories';

export interface DemoTerritory {
  slug: string;
  name: string;
  kind: string;
  inseeCode: string | null;
  siren: string | null;
  departmentCode: string;
  department: string | null;
  officialPopulation: number | null;
  reportedPopulation: number | null;
  areaKm2: number | null;
  communeCount: number | null;
  invented: boolean;
  leadOrigin: string;
  /** The ally, by person, who spoke of an invented territory. */
  leadBy: string | null;
  stages: DemoStage[];
}

export interface DemoParticipation {
  territory: DemoTerritory;
  story: TerritoryStory;
  delegates: DemoDelegate[];
  team: { lead: string; interviewers: string[]; supervisor: string };
  interviews: DemoInterview[];
  diagnostic: { firstReadingOn: string; restitutionOn: string; publicMeetingOn: string | null };
  project: {
    title: string;
    theme: string;
    shortTitle: string;
    renamedTo: string | null;
    allies: { organisation: string; person: string }[];
  };
  effects: (TerritoryStory['effects'][number] & { labels: string[] })[];
  limits: string[];
  saidBy: { ally: string | null; territory: string };
}

export interface DemoCohort {
  people: DemoPerson[];
  participations: DemoParticipation[];
  notEngaged: DemoTerritory[];
  gatherings: DemoGathering[];
}

const teams = roster.teams as Record<string, DemoParticipation['team']>;
const supports = roster.supports as Record<string, string>;
const origins = approached.origins as Record<string, string>;

/** The demo cohort in plain values: the report's facts, with invented people, words and attendances around them. */
export function demoCohort(seed: string | number = 0, depth: Depth = 1): DemoCohort {
  const draw = new Draw(seed, 'people');
  const names = new Names(new Draw(seed, 'names'));
  const people = networkPeople(draw);
  const participations = territoryStories.map((story, index): DemoParticipation => {
    const fact = facts.territories.find(({ name }) => french(name) === story.name);
    if (!fact) throw new Error(`No fact about ${story.name}.`);
    const delegation = delegationOf(story, names, draw);
    people.push(...delegation.people);
    const restitutionOn = workingDay(daysAfter('2024-08-28', index));
    return {
      territory: territoryOf(fact, index),
      story,
      delegates: delegation.delegates,
      team: teams[story.slug] as DemoParticipation['team'],
      interviews: interviewsOf(story, names, seed, depth),
      diagnostic: {
        firstReadingOn: daysAfter(restitutionOn, -7),
        restitutionOn,
        publicMeetingOn: 'publicRestitution' in fact ? daysAfter(restitutionOn, 8) : null,
      },
      project: {
        title: french(fact.pilotProject.title),
        theme: french(fact.pilotProject.theme),
        shortTitle: story.project.shortTitle,
        renamedTo: 'renamed' in fact.pilotProject ? french(fact.pilotProject.renamed as string) : null,
        allies: fact.pilotProject.allies.map((organisation) => ({ organisation, person: supports[organisation] as string })),
      },
      effects: story.effects.map((effect, rank) => ({
        ...effect,
        labels: inFrench(fact.pilotProject.effects[rank]?.labels ?? []),
      })),
      limits: fact.pilotProject.limits.map((limit) => `${french(limit)}.`),
      saidBy: inFrench(fact.pilotProject.viewpoints),
    };
  });
  return {
    people,
    participations,
    notEngaged: approached.territories.map(notEngaged),
    gatherings: gatheringsOf(guestsOf(people, participations), seed),
  };
}

function territoryOf(fact: (typeof facts.territories)[number], index: number): DemoTerritory {
  const listed = official.territories.find(({ siren }) => siren === fact.siren);
  const story = territoryStories[index] as TerritoryStory;
  return {
    slug: story.slug,
    name: french(fact.name),
    kind: fact.kind,
    inseeCode: fact.inseeCode ?? null,
    siren: fact.siren,
    departmentCode: fact.department,
    department: listed?.department ?? null,
    officialPopulation: listed?.population ?? null,
    reportedPopulation: fact.populationReported,
    areaKm2: fact.areaKm2,
    communeCount: fact.communeCount ?? null,
    invented: false,
    leadOrigin: origins[fact.name] as string,
    leadBy: null,
    stages: [
      { stage: 'approached', on: daysAfter('2023-09-18', index * 6) },
      { stage: 'interested', on: daysAfter('2023-10-23', index * 5) },
      { stage: 'met', on: daysAfter('2023-11-27', index * 7) },
      { stage: 'engaged', on: daysAfter('2024-02-12', index * 8) },
      { stage: 'completed', on: facts.cohort.lastDatedAct },
    ],
  };
}

/** Invented territories that asked for news of a next path. */
const cameBack: Record<string, DemoStage[]> = {
  Castelvire: [{ stage: 'interested', on: '2025-03-10', next: { step: 'Envoyer l’appel à candidatures du prochain parcours', on: '2025-04-15', by: 'bilal' } }],
  'Saint-Orvin-le-Sec': [{ stage: 'interested', on: '2025-03-17' }],
  Salviargues: [{ stage: 'interested', on: '2025-05-12', next: { step: 'Rencontrer la commune avec l’allié pivot', on: '2027-01-14', by: 'solene' } }],
};

function notEngaged(one: (typeof approached.territories)[number], index: number): DemoTerritory {
  const met = one.met ? [{ stage: 'met', on: daysAfter('2023-12-04', index * 5) }] : [];
  return {
    slug: `invented-${index + 1}`,
    name: french(one.name),
    kind: one.kind,
    inseeCode: null,
    siren: null,
    departmentCode: one.department,
    department: null,
    officialPopulation: null,
    reportedPopulation: null,
    areaKm2: null,
    communeCount: null,
    invented: true,
    leadOrigin: one.origin,
    leadBy: one.origin === 'ally_proposal' ? 'lucette' : null,
    stages: [
      { stage: 'approached', on: daysAfter('2023-09-25', index * 4) },
      ...met,
      { stage: 'did_not_follow_up', on: daysAfter('2024-01-29', index * 3) },
      ...(cameBack[one.name] ?? []),
    ],
  };
}

function guestsOf(people: DemoPerson[], participations: DemoParticipation[]): Guest[] {
  const hosts = people
    .filter(({ ally, staff }) => ally || staff)
    .map(({ key }): Guest => ({
      person: key,
      participation: null,
      category: null,
      from: '2024-01-01',
      until: null,
      state: 'agreed',
    }));
  const delegates = participations.flatMap(({ territory, delegates: members }) =>
    members.map(({ person, category, from, until, state }): Guest => ({
      person,
      participation: territory.slug,
      category,
      from,
      until,
      state,
    })),
  );
  return [...hosts, ...delegates];
}
