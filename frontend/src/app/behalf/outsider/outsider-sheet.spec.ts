import { TestBed } from '@angular/core/testing';
import type { OutsiderContent } from '../../api';
import { METHOD_WORDS, methodWordsIn } from './method-words';
import { OutsiderSheet } from './outsider-sheet';

const content: OutsiderContent = {
  network: 'Le réseau',
  cohort: { name: 'Parcours Occitanie', region: 'Occitanie', startsOn: '2024-05-07', endsOn: '2025-01-21' },
  territory: { name: 'Barre-des-Cévennes', kind: 'commune', since: '2024-02-12' },
  project: 'nouvel hameau',
  days: 8,
  team: [
    { name: 'Robin Sabatier', role: 'maire', category: 'elected_official' },
    { name: 'Perrine Galtier', role: null, category: 'local_agent' },
    { name: 'Jo Marchand', role: null, category: 'socio_economic_actor' },
    { name: 'Ève Préfet', role: null, category: 'state_agent' },
  ],
  residents: 2,
  helpers: [{ organisation: 'Déjà-là', name: 'Judith Malafosse' }],
  leaders: [{ organisation: 'Le réseau', name: 'Solène Marchetti' }],
  partners: ['pivot_ally', 'embedded_evaluator', 'embedded_media', 'narrative_facilitator', 'funder'].map((role) => ({ organisation: 'Une structure', role })),
  territories: [],
  phases: ['common_core', 'diagnostic', 'peer_exchange', 'pilot_project', 'storytelling', 'evaluation'].map((phase) => ({ phase, startsOn: '2024-05-07', endsOn: '2024-09-30' })),
  dates: ['common_day', 'webinar', 'pilot_project_forum', 'peer_exchange', 'learning_trip', 'drop_in', 'initiation_day'].map((nature) => ({ nature, heldOn: '2025-01-21', place: null })),
  message: '',
  contact: { name: 'Guilhem Taillefer', role: 'co-responsable', email: 'guilhem@example.org', telephone: '04 65 71 00 00' },
  on: '2024-12-01',
};

async function text(more: Partial<OutsiderContent>): Promise<string> {
  const fixture = TestBed.createComponent(OutsiderSheet);
  fixture.componentRef.setInput('content', { ...content, ...more });
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent;
}

describe('the page for those outside', () => {
  it.each([
    ['a territory', {}],
    ['a cohort', { territory: null, project: null, territories: [{ name: 'Canohès', project: 'La place' }] }],
    ['somebody just starting', { team: [], helpers: [], leaders: [], partners: [], phases: [], dates: [] }],
  ])('says no word of the method about %s', async (_what, more) => {
    const said = await text(more);
    expect(methodWordsIn(said)).toEqual([]);
    expect(said).toContain('Ce que nous ne faisons pas');
  });

  it('says who does what, the days, the dates and one contact', async () => {
    const said = await text({});
    for (const words of ['Robin Sabatier, maire', 'Perrine Galtier, agent·e de la collectivité', '8\u00a0jours', 'Judith Malafosse', '12 février 2024', 'guilhem@example.org']) {
      expect(said).toContain(words);
    }
  });

  it('knows the method’s words in any writing, and no everyday one', () => {
    expect(methodWordsIn('La DELEGATION et la cohorte, après le Diagnostic sensible')).toEqual(['cohorte', 'délégation', 'diagnostic']);
    expect(methodWordsIn('Le maire, la place du marché, une réunion en ligne.')).toEqual([]);
    expect(METHOD_WORDS.length).toBeGreaterThan(20);
  });
});
