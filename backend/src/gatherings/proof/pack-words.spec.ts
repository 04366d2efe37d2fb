import type { AgreementView } from './agreement.contract';
import { manifestText, type PackHead } from './pack.manifest';
import { readmePaper } from './readme.paper';

describe('what a pack says of itself', () => {
  const head: PackHead = {
    agreement: { reference: 'Convention 2024-17', cohortName: 'Parcours Occitanie', organisation: { name: 'Région Occitanie' }, pieces: [] } as unknown as AgreementView,
    from: '2024-05-01', to: '2024-12-31', networkName: 'Réseau', timeZone: 'Europe/Paris', missing: [],
    packId: 'p', version: 1, sealedAt: '2024-12-31T23:30:00.000Z', changes: [],
    summary: { gatherings: 1, people: 1, halfDays: 1, minutes: 60, missing: [] },
  };
  const told = (one: PackHead) => [manifestText(one, [], '/verifier'), JSON.stringify(readmePaper(one, '/verifier'))];

  it('is the day it was sealed where the network lives, not in Greenwich', () => {
    for (const words of told(head)) expect(words).toMatch(/[Ss]cellée? le 1er\u00A0janvier\u00A02025/);
  });

  it('counts in French', () => {
    for (const words of told(head)) expect(words).toContain('1\u00A0personne,');
    for (const words of told({ ...head, summary: { ...head.summary, people: 12 } })) expect(words).toContain('12\u00A0personnes,');
  });
});
