import { Injectable } from '@nestjs/common';
import { problem } from '../../../platform/http/problem';
import { readApart } from '../../../platform/reading/read-apart';
import type { Meeting } from './meeting';
import type { Context } from './report';

const script = require.resolve('./participants.worker');
const most = 3;
const refusals = {
  code: 'unreadable-participants',
  pointer: '/file',
  broken: 'Ce fichier n’a pas pu être lu : téléchargez-le à nouveau depuis l’outil de visio.',
  tooLong: 'Ce fichier est trop long à lire : ce n’est sans doute pas celui d’une seule réunion.',
  tooMuch: 'Ce fichier demande trop de mémoire : ce n’est sans doute pas celui d’une seule réunion.',
};

/** Reads a participants’ file in a thread of its own, one at a time. Only what it says of people leaves the thread: the file itself is kept nowhere. */
@Injectable()
export class ParticipantsReader {
  private waiting: Promise<unknown> = Promise.resolve();
  private held = 0;

  read(bytes: Uint8Array<ArrayBuffer>, context: Context): Promise<Meeting> {
    // Each of those that wait holds a connection of the database.
    if (this.held >= most) throw problem(429, 'reading-others', 'D’autres fichiers sont en cours de lecture. Réessayez dans une minute.');
    this.held += 1;
    const reading = this.waiting.then(() => readApart<Meeting>(script, bytes, context, refusals));
    this.waiting = reading.catch(() => undefined).finally(() => (this.held -= 1));
    return reading;
  }
}
