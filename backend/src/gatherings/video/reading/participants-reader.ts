import { Injectable } from '@nestjs/common';
import { readApart } from '../../../platform/reading/read-apart';
import type { Meeting } from './meeting';
import type { Context } from './report';

const script = require.resolve('./participants.worker');
const refusals = {
  code: 'unreadable-participants',
  broken: 'Ce fichier n’a pas pu être lu : téléchargez-le à nouveau depuis l’outil de visio.',
  tooLong: 'Ce fichier est trop long à lire : ce n’est sans doute pas celui d’une seule réunion.',
  tooMuch: 'Ce fichier demande trop de mémoire : ce n’est sans doute pas celui d’une seule réunion.',
};

/** Reads a participants’ file in a thread of its own, one at a time. Only what it says of people leaves the thread: the file itself is kept nowhere. */
@Injectable()
export class ParticipantsReader {
  private waiting: Promise<unknown> = Promise.resolve();

  read(bytes: Uint8Array<ArrayBuffer>, context: Context): Promise<Meeting> {
    const reading = this.waiting.then(() => readApart<Meeting>(script, bytes, context, refusals));
    this.waiting = reading.catch(() => undefined);
    return reading;
  }
}
