import { folded, likeness } from '../../../platform/reading/folding';
import type { Value } from './values';

const most = 20;
const separators = /\s*(?:[,;/|•·\n]|\s[-–]\s)\s*/;

/** Two writings of one skill: capitals, accents and plurals apart. */
const skillKey = (text: string) => folded(text).split(' ').map((word) => word.replace(/[sx]$/, '')).join(' ');

/** What people of the network already say that they know how to do: a cell is read against it, so that one skill keeps one name. */
export class KnownSkills {
  private readonly known: ReadonlyMap<string, string>;

  constructor(skills: readonly string[] = []) {
    this.known = new Map(skills.map((skill) => [skillKey(skill), skill]));
  }

  /** The skills of a cell, joined by commas, each under its known name; one that nobody said yet is a fault unless somebody wrote it by hand (`byHand`). */
  read(text: string, byHand: boolean): Value<string> {
    const found = new Map<string, string>();
    const unknown: string[] = [];
    for (const part of text.split(separators).flatMap((one) => this.apart(one.replace(/^[-–*\s]+|[\s.]+$/g, '')))) {
      if (!part) continue;
      const known = this.known.get(skillKey(part));
      if (!known && !byHand) unknown.push(part);
      found.set(skillKey(part), known ?? part);
    }
    const skills = [...found.values()];
    const wrong = skills.find((skill) => skill.length < 2 || skill.length > 60);
    if (wrong) return { fault: `« ${wrong.slice(0, 40)} » : une compétence se dit en 2 à 60 signes.` };
    if (skills.length > most) return { fault: `${skills.length} compétences : ${most} au plus.` };
    if (unknown.length) return { fault: this.words(unknown) };
    return { value: skills.length ? skills.join(', ') : null };
  }

  /** « eau et mobilité » is two skills where both are known, and one where « vie locale et associative » is. */
  private apart(part: string): string[] {
    const parts = part.split(/\s+(?:et|&)\s+/);
    return parts.length > 1 && !this.known.has(skillKey(part)) && parts.every((one) => this.known.has(skillKey(one))) ? parts : [part];
  }

  private words(unknown: string[]): string {
    const near = [...this.known.values()].filter((skill) => unknown.some((one) => likeness(folded(one), folded(skill)) >= 0.3)).slice(0, 4);
    const [one, ...more] = unknown.map((skill) => `« ${skill} »`);
    const which = more.length ? `${[one, ...more.slice(0, -1)].join(', ')} et ${more.at(-1)} ne sont pas encore des compétences connues` : `${one} n’est pas encore une compétence connue`;
    return `${which}. ${near.length ? `Peut-être : ${near.join(', ')}. ` : ''}Corrigez, ou enregistrez tel quel pour l’ajouter.`;
  }
}
