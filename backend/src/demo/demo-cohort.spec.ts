import facts from './facts/occitanie.json';
import { demoCohort } from './demo-cohort';
import { demoId } from './demo-id';

describe('the demo cohort', () => {
  const cohort = demoCohort();
  const { participations, people, gatherings } = cohort;
  const participation = (slug: string) => {
    const found = participations.find(({ territory }) => territory.slug === slug);
    if (!found) throw new Error(`${slug} is missing`);
    return found;
  };
  const categories = (slug: string) => new Set(participation(slug).delegates.map(({ category }) => category));
  const interviews = participations.flatMap((one) => one.interviews);

  it('holds what the facts say can be checked', () => {
    const { checks } = facts;
    expect(participations).toHaveLength(8);
    expect(gatherings).toHaveLength(checks.gatherings);
    expect(gatherings.filter(({ date }) => date !== null)).toHaveLength(checks.datedGatherings);
    expect(interviews).toHaveLength(checks.interviews);
    expect(participations.flatMap(({ effects }) => effects)).toHaveLength(checks.effectStatements);
    expect(participations.flatMap(({ limits }) => limits)).toHaveLength(checks.limits);
    const silent = participations.filter(({ story }) => story.viewpoints.ally === null).map(({ territory }) => territory.name);
    expect(silent).toEqual(checks.territoriesWithoutAllyViewpoint);
    expect(participations.filter(({ story }) => !story.viewpoints.territory)).toEqual([]);
    expect(participation('le-vigan').territory).toMatchObject({ officialPopulation: 3863, reportedPopulation: 7010 });
  });

  it('shows one territory only whose two populations differ by more than 15 %', () => {
    const apart = participations.filter(({ territory: { officialPopulation, reportedPopulation } }) => {
      const [official, reported] = [officialPopulation ?? 0, reportedPopulation ?? 0];
      return Math.abs(reported - official) > 0.15 * official;
    });
    expect(apart.map(({ territory }) => territory.name)).toEqual([facts.checks.populationToFlag.territory]);
  });

  it('gives each effect as many labels as the report did, in its order', () => {
    for (const { territory, effects } of participations) {
      const fact = facts.territories.find(({ siren }) => siren === territory.siren);
      expect(effects.map(({ labels }) => labels.length)).toEqual(fact?.pilotProject.effects.map(({ labels }) => labels.length));
    }
  });

  it('keeps the funnel of nineteen approached, twelve met, eight engaged', () => {
    const reached = [...participations.map(({ territory }) => territory), ...cohort.notEngaged].map(({ stages }) =>
      stages.map(({ stage }) => stage),
    );
    const count = (stage: string) => reached.filter((stages) => stages.includes(stage)).length;
    expect([count('approached'), count('met'), count('engaged')]).toEqual([19, 12, 8]);
  });

  it('dates the stages of a participation in their order', () => {
    for (const { stages } of [...participations.map(({ territory }) => territory), ...cohort.notEngaged]) {
      expect(stages.map(({ on }) => on)).toEqual(stages.map(({ on }) => on).sort());
    }
  });

  it('marks as invented the eleven territories that did not engage, and no other', () => {
    expect(cohort.notEngaged).toHaveLength(11);
    expect(cohort.notEngaged.every(({ invented, inseeCode, siren }) => invented && inseeCode === null && siren === null)).toBe(
      true,
    );
    expect(participations.some(({ territory }) => territory.invented)).toBe(false);
  });

  it('shows a Barre that never filled its seats, with inhabitants beside them', () => {
    expect(categories('barre-des-cevennes')).toEqual(new Set(['elected_official', 'local_agent', 'resident']));
  });

  it('shows a Frontonnais of one elected official and one agent', () => {
    expect(participation('cc-du-frontonnais').delegates.map(({ category }) => category)).toEqual([
      'elected_official',
      'local_agent',
    ]);
    expect(participation('cc-du-frontonnais').interviews).toHaveLength(15);
  });

  it('shows a Saint-Hilaire with many agents, one local actor and nobody of the State', () => {
    const members = participation('saint-hilaire-de-brethmas').delegates;
    expect(members.filter(({ category }) => category === 'local_agent').length).toBeGreaterThanOrEqual(5);
    expect(members.filter(({ category }) => category === 'socio_economic_actor')).toHaveLength(1);
    expect(categories('saint-hilaire-de-brethmas').has('state_agent')).toBe(false);
  });

  it('keeps the head of executive of Gruissan and of the Sicoval outside their delegations', () => {
    for (const slug of ['gruissan', 'ca-du-sicoval']) expect(participation(slug).delegates.some(({ head }) => head)).toBe(false);
  });

  it('has about fifty delegates and twenty allies', () => {
    const delegates = participations.flatMap((one) => one.delegates).length;
    expect(delegates).toBeGreaterThanOrEqual(45);
    expect(delegates).toBeLessThanOrEqual(55);
    expect(people.filter(({ ally }) => ally)).toHaveLength(20);
  });

  it('reaches nobody: reserved addresses, telephone numbers kept for fiction, no name twice', () => {
    const reachable = [...people, ...interviews.map(({ interviewee }) => interviewee)];
    for (const { email, telephone } of reachable) {
      expect(email).toMatch(/^[a-z0-9.-]+@([a-z0-9-]+\.)*example\.org$/);
      expect(telephone).toMatch(/^(06 39 98|04 65 71|05 36 49) \d\d \d\d$/);
    }
    const names = people.map(({ given, family }) => `${given} ${family}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  it('keeps attendance inside what was reported', () => {
    const came = (gathering: (typeof gatherings)[number]) =>
      gathering.registrations.filter(({ halfDays }) => halfDays.length).length;
    const range = { common_day: [35, 45], webinar: [20, 40], pilot_project_forum: [1, 20] } as const;
    for (const gathering of gatherings) {
      const [low, high] = range[gathering.nature];
      expect(came(gathering)).toBeGreaterThanOrEqual(low);
      expect(came(gathering)).toBeLessThanOrEqual(high);
    }
    expect(
      gatherings
        .filter(({ nature }) => nature === 'pilot_project_forum')
        .map(came)
        .reduce((sum, one) => sum + one),
    ).toBe(50);
  });

  it('invites to a gathering only those who were in their delegation that day', () => {
    const seats = new Map(participations.flatMap(({ delegates }) => delegates.map((one) => [one.person, one])));
    for (const { date, registrations } of gatherings.filter((one) => one.date)) {
      for (const seat of registrations.map(({ person }) => seats.get(person)).filter((one) => one !== undefined)) {
        expect(seat.from <= (date as string) && (seat.until ?? '9999') >= (date as string)).toBe(true);
      }
    }
  });

  it('spends no more than eight days of support on a territory, by quarters of a day', () => {
    for (const { story, project } of participations) {
      const spent = story.days.map(({ days }) => days);
      expect(spent.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(8);
      expect(spent.every((days) => Number.isInteger(days * 4))).toBe(true);
      expect(new Set(story.days.map(({ by }) => by))).toEqual(new Set(project.allies.map(({ organisation }) => organisation)));
    }
  });

  it('is the same each time it is dealt, ids included', () => {
    expect(demoCohort()).toEqual(cohort);
    expect(demoId('person', 0, 'maud')).toBe(demoId('person', 0, 'maud'));
    expect(demoId('person', 0, 'maud')).not.toBe(demoId('person', 1, 'maud'));
    expect(demoId('person', 0, 'maud')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
