import { TestBed } from '@angular/core/testing';
import { Quartet, type Seats } from './quartet';

async function shown(seats: Seats, of = '') {
  const fixture = TestBed.createComponent(Quartet);
  fixture.componentRef.setInput('seats', seats);
  fixture.componentRef.setInput('of', of);
  await fixture.whenStable();
  const svg = (fixture.nativeElement as HTMLElement).querySelector('svg')!;
  return {
    words: svg.getAttribute('aria-label'),
    states: [...svg.querySelectorAll('g')].map((segment) => [...segment.classList].sort().join(' ')),
    text: svg.textContent,
  };
}

describe('the quartet', () => {
  it('says aloud what it shows', async () => {
    const { words } = await shown([{ agreed: 2 }, { agreed: 1 }, { agreed: 0, foreseen: 1 }, { agreed: 0 }]);
    expect(words).toBe('Élus\u00a0: 2, Agents\u00a0: 1, Acteurs locaux\u00a0: personne pressentie, État\u00a0: place à pourvoir');
  });

  it('tells whose seats they are, and how many of a plan', async () => {
    const { words } = await shown([{ agreed: 3, of: 5 }, 'full', 'foreseen', 'empty'], 'Entretiens de Canohès');
    expect(words).toBe(
      'Entretiens de Canohès. Élus\u00a0: 3 sur 5, Agents\u00a0: place occupée, Acteurs locaux\u00a0: personne pressentie, État\u00a0: place à pourvoir',
    );
  });

  it('is read without colour: letters, place and fill', async () => {
    const { states, text } = await shown([{ agreed: 2 }, { agreed: 0, foreseen: 1 }, 'empty', { agreed: 0 }]);
    expect(text?.replace(/\s/g, '')).toBe('ÉlAgAcÉt');
    expect(states).toEqual(['elected_official full', 'foreseen local_agent', 'empty socio_economic_actor', 'empty state_agent']);
  });
});
