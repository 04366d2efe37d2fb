import guide from './corpus/guide.json';
import { demoCohort } from './demo-cohort';

describe('the interviews of the demo', () => {
  const { participations } = demoCohort();
  const interviews = participations.flatMap((one) => one.interviews);
  const sections = interviews.flatMap((one) => one.sections);
  const themes = new Set(guide.themes.map(({ key }) => key));

  it('keep two to six paragraphs and four to eight highlighted passages', () => {
    for (const { sections: own } of interviews) {
      const passages = own.flatMap((section) => section.passages).length;
      expect(own.length).toBeGreaterThanOrEqual(2);
      expect(own.length).toBeLessThanOrEqual(6);
      expect(passages).toBeGreaterThanOrEqual(4);
      expect(passages).toBeLessThanOrEqual(8);
    }
  });

  it('highlight whole words that stand in the text, each with a known theme', () => {
    for (const { text, passages } of sections) {
      for (const { start, end, theme, form } of passages) {
        const words = text.slice(start, end);
        expect(words.length).toBe(end - start);
        expect(words).toMatch(form === 'verbatim' ? /^«\u00a0.*»$/s : /^\S.*\S$/s);
        expect(text[start - 1] ?? ' ').toMatch(/\s/);
        expect(themes).toContain(theme);
      }
    }
  });

  it('leave no slot, no bracket and no straight apostrophe behind', () => {
    for (const { text, title } of sections) expect(text + title).not.toMatch(/[{}[\]|']| [;!?:»]|« |\b([Qq]u|d)e (il|elle)\b/);
  });

  it('never tell the same paragraph twice in one diagnostic', () => {
    for (const { interviews: own } of participations) {
      const texts = own.flatMap((one) => one.sections.map(({ text }) => text));
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('never hold the same notes twice in the whole cohort, and draw on hundreds of sentences', () => {
    const notes = interviews.map((one) => one.sections.map(({ text }) => text).join());
    expect(new Set(notes).size).toBe(160);
    const sentences = new Set(sections.flatMap(({ text }) => text.replace(/\b([Ee]lle|[Ii]l)\b/g, '').split(/(?<=[.!?]) /)));
    expect(sentences.size).toBeGreaterThan(350);
  });

  it('use every nature and every theme', () => {
    const passages = sections.flatMap((section) => section.passages);
    expect(new Set(passages.map(({ polarity }) => polarity)).size).toBe(5);
    expect(new Set(passages.map(({ theme }) => theme))).toEqual(themes);
  });

  it('were held on working days, in the order of their numbers', () => {
    for (const { interviews: own } of participations) {
      const dates = own.map(({ on }) => on);
      expect(dates).toEqual([...dates].sort());
      for (const date of dates) expect([0, 6]).not.toContain(new Date(date).getUTCDay());
    }
  });

  it('meet the same kinds of actors as was planned', () => {
    for (const { story, interviews: own } of participations) {
      for (const [category, planned] of Object.entries(story.mix)) {
        expect(own.filter((one) => one.category === category)).toHaveLength(planned);
      }
    }
  });

  it('keep E07 of Canohès as the sketch shows it', () => {
    const e07 = participations.find(({ territory }) => territory.slug === 'canohes')?.interviews[6];
    expect(e07).toMatchObject({
      pseudonym: 'E07',
      category: 'socio_economic_actor',
      on: '2024-06-12',
      minutes: 70,
      interviewer: 'karim',
    });
    expect(e07?.sections[0]?.text).toContain('savoir si les jeunes resteront');
    expect(e07?.sections).toHaveLength(5);
  });
});
