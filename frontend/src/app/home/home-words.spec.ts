import type { HomeLine, WatchLine } from '../api';
import { worded } from './home-words';
import { offered } from './offers/offers';

const about = { cohortId: 'c', cohortName: 'Parcours', participationId: 'p', territoryName: 'Gruissan', recordId: 'r', subject: null, on: null, count: null, of: null };
const line = (kind: HomeLine['kind'], values: Partial<HomeLine> = {}) => worded({ ...about, kind, section: 'owed', minutes: null, taskId: null, link: null, ...values });
const watch = (kind: WatchLine['kind'], values: Partial<WatchLine> = {}) => offered({ ...about, kind, seats: null, line: '0', rest: null, ...values });

describe('a line of « À faire »', () => {
  it('says what to do in everyday words and opens where it is done', () => {
    expect(line('answer_invitation', { subject: 'Webinaire 3', on: '2024-09-17' })).toEqual({
      text: 'Répondre à l’invitation\u00a0: Webinaire 3',
      detail: 'mardi 17 septembre',
      path: ['/rendez-vous', 'r'],
    });
    expect(line('write_note', { subject: 'framing' })).toMatchObject({ text: 'Écrire «\u00a0Le cadre\u00a0»', path: ['/projets', 'p', 'notes'] });
    expect(line('support_days', { count: 5.25, of: 8 }).text).toBe('Jours d’appui\u00a0: 5,25 sur 8');
    expect(line('tell_news').text).toBe('Des nouvelles\u202f?');
  });

  it('offers and never reproaches', () => {
    const sitting = { agreed: 1, foreseen: 0 };
    const free = { agreed: 0, foreseen: 1 };
    const seats = { elected_official: sitting, local_agent: sitting, socio_economic_actor: { agreed: 0, foreseen: 0 }, state_agent: free };
    expect(watch('seats_to_fill', { count: 2, of: 4, seats })).toMatchObject({
      text: 'Gruissan\u00a0: 2\u00a0places à pourvoir',
      detail: 'Acteurs locaux et État · 1\u00a0personne pressentie',
      path: ['/territoires', 'p', 'equipe'],
    });
    expect(watch('page_to_publish', { count: 1, subject: 'Canohès' }).text).toBe('1\u00a0page du bilan prête à rendre visible');
    const said = (['no_news', 'diagnostic_late', 'viewpoint_missing', 'support_nearly_used'] as const).map((kind) => watch(kind, { on: '2024-09-17', subject: 'ally', count: 6, of: 8 }));
    expect(said.map(({ text, detail }) => `${text} ${detail}`).join(' ')).not.toMatch(/retard|manqu|oubli|devez|absent/i);
  });
});
