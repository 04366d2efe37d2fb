import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { BehalfService, type Words } from './behalf.service';

const categories: Record<string, string> = {
  elected_official: 'parmi les élu·es',
  local_agent: 'parmi les agent·es',
  socio_economic_actor: 'parmi les acteurs locaux',
  state_agent: 'pour l’État',
  resident: 'parmi les habitant·es',
};

/** A place in a territory's team, as its holder is told of it. */
@Injectable()
export class TeamPlaceSpeech {
  constructor(behalf: BehalfService) {
    behalf.speaks('delegate', { words: (work, id, participationId) => this.words(work, id, participationId), most: 160 });
  }

  private async words(work: Work, id: string, participationId: string): Promise<Words | undefined> {
    const row = await work.row<{ personId: string; category: string; roleTitle: string | null; startsOn: string; status: string; territoryName: string }>(
      `SELECT d.person_id AS "personId", d.category, d.role_title AS "roleTitle", d.starts_on AS "startsOn", d.status, t.name AS "territoryName"
       FROM delegate d JOIN participation p ON p.id = d.participation_id JOIN territory t ON t.id = p.territory_id WHERE d.id = $1 AND d.participation_id = $2`,
      [id, participationId],
    );
    if (!row) return undefined;
    const day = new Date(`${row.startsOn}T12:00:00Z`).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const place = `${row.status === 'agreed' ? 'Vous êtes' : 'Vous seriez'} dans l’équipe de ${row.territoryName} depuis le ${day}, ${categories[row.category]}`;
    return { personId: row.personId, heading: 'Votre place dans l’équipe', shown: `${place}${row.roleTitle ? ` : ${row.roleTitle}` : ''}.`, version: null };
  }
}
