import { addressOf, marked } from './found';

const hits = (text: string, q: string) => marked(text, q).filter(({ hit }) => hit).map(({ text: part }) => part);

describe('what was found', () => {
  it('is marked where a word begins like what was typed, whatever its accents and abbreviations', () => {
    expect(hits('Saint-Hilaire-de-Brethmas', 'st hil')).toEqual(['Saint', 'Hil']);
    expect(hits('Barre-des-Cévennes', 'cevennes')).toEqual(['Cévennes']);
    expect(hits('Revoir le devoir', 'voir')).toEqual([]);
    expect(marked('Élodie Cœuret', 'x').map(({ text }) => text).join('')).toBe('Élodie Cœuret');
  });

  it('opens on its own page; a territory of the official list on the page of results', () => {
    const item = { id: '1', title: 'Canohès', detail: null, excerpt: null };
    expect(addressOf({ ...item, kind: 'effect', opens: 'p' }, 'x')).toBe('/effets/p');
    expect(addressOf({ ...item, kind: 'view', opens: '/annuaire?recherche=maire' }, 'x')).toBe('/annuaire?recherche=maire');
    expect(addressOf({ ...item, kind: 'official', opens: '66038' }, 'cano hes')).toBe('/chercher?q=cano+hes&genre=official');
  });
});
