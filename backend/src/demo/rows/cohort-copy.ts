import names from '../corpus/names.json';
import { daysAfter } from '../calendar';
import { demoId } from '../demo-id';
import type { DemoPerson } from '../model';

const weeks = 150;

/** The demo cohort is number 0; a higher number is a copy of its shape, with other ids, dates and names and nothing real. */
export class CohortCopy {
  constructor(readonly number: number) {}

  get isOriginal(): boolean {
    return this.number === 0;
  }

  id(kind: string, ...path: (string | number)[]): string {
    return demoId(kind, this.number, ...path);
  }

  /** Copies lie in earlier weeks, on the same weekdays. */
  on(date: string): string {
    return this.isOriginal ? date : daysAfter(date, -7 * (1 + ((this.number - 1) % weeks)));
  }

  at(date: string, time = '09:00'): string {
    return `${this.on(date)} ${time}:00+00`;
  }

  /** A person as this copy knows them. */
  person(person: DemoPerson, rank: number): Pick<DemoPerson, 'given' | 'family' | 'email' | 'telephone'> {
    if (this.isOriginal) return person;
    const given = names[person.gender === 'f' ? 'female' : 'male'];
    return {
      given: given[(rank * 7 + this.number) % given.length] as string,
      family: names.family[(rank * 11 + this.number * 3) % names.family.length] as string,
      email: `personne${rank}.copie${this.number}@essai.example.org`,
      telephone: person.telephone,
    };
  }
}
