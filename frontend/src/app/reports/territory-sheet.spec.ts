import { TestBed } from '@angular/core/testing';
import type { TerritoryPageContent } from '../api';
import { TerritorySheet } from './territory-sheet';

const missing = { state: 'missing' as const, body: null, saidBy: null, collectedOn: null };
const content: TerritoryPageContent = {
  territory: {
    name: 'Le Vigan',
    kind: 'commune',
    inseeCode: '30350',
    siren: '213003502',
    department: '30',
    departmentName: 'Gard',
    population: 3863,
    populationList: 'Découpage administratif (Etalab, Insee), population municipale, @etalab/x 6.0.0',
    populationYear: 2026,
    populationReported: 7010,
    areaKm2: 17,
    communeCount: null,
  },
  cohort: { name: 'Parcours Occitanie', years: '2024-2025' },
  stages: [{ stage: 'engaged', reachedOn: '2024-03-07' }],
  team: [],
  diagnostic: null,
  project: null,
  support: { budget: 8, used: 0, allies: [] },
  effects: [],
  limits: [],
  viewpoints: {
    ally: missing,
    territory: { state: 'awaiting', body: 'On continue.', saidBy: 'le maire', collectedOn: '2025-01-21' },
  },
};

async function sheet(more: Partial<TerritoryPageContent> = {}): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(TerritorySheet);
  fixture.componentRef.setInput('content', { ...content, ...more });
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

const section = (page: HTMLElement, id: string) => page.querySelector(`[aria-labelledby=${id}]`)?.textContent ?? '';

describe('the page of a territory', () => {
  it('shows a missing voice as missing, and one that waits as waiting', async () => {
    const page = await sheet();
    expect(section(page, 'ally')).toContain('Pas encore recueilli');
    expect(section(page, 'territory')).toContain('en attente d’accord');
    expect(section(page, 'changed')).toContain('Pas encore recueilli');
  });

  it('puts the official population first, with its list and year, and the reported one beside', async () => {
    const text = (await sheet()).textContent.replaceAll(/\s/gu, ' ');
    expect(text).toContain('3 863');
    expect(text).toContain('Découpage administratif (Etalab, Insee), 2026');
    expect(text).toContain('7 010 dans le bilan du territoire');
  });

  it('says that a seat is empty', async () => {
    expect(section(await sheet(), 'team').match(/Place à pourvoir/gu)).toHaveLength(4);
  });

  it('says why a point of the diagnostic was not taken up', async () => {
    const point = {
      position: 1,
      kind: 'weakness',
      statement: 'Le calendrier est subi.',
      answer: 'no' as const,
      reason: 'Sans prise dessus.',
    };
    const page = await sheet({ diagnostic: { by: 'AREC', interviews: 15, restitutedOn: '2024-09-02', points: [point] } });
    expect(section(page, 'diagnostic').replaceAll(/\s+/gu, ' ')).toContain('Non, parce que Sans prise dessus.');
  });
});
