import { hash, verify } from '@node-rs/argon2';
import { problem } from '../platform/http/problem';

/** argon2id, 19 MiB, two passes, one lane: the floor recommended by OWASP in 2025. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A hash of nothing anybody knows: verified when there is no account, so that time tells nothing. */
const decoy = hash('an account that does not exist', cost);

let running = 0;
const waiting: (() => void)[] = [];

/** Two at a time: hashing must not take the whole machine. */
async function inTurn<T>(task: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((next) => waiting.push(next));
  running += 1;
  try {
    return await task();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Hashes a new password, or refuses it with the reason. `words`: what an attacker would try first for this person. */
export async function hashPassword(password: string, words: string[] = []): Promise<string> {
  if (isGuessable(password, words)) {
    throw problem(422, 'password-guessable', 'Ce mot de passe serait deviné vite. Choisissez une phrase à vous, sans votre nom ni les mots du métier.', {
      errors: [{ pointer: '/password', detail: 'Trop facile à deviner.' }],
    });
  }
  return inTurn(() => hash(password, cost));
}

/** Whether the password is the one of `stored`; takes as long when nothing is stored. */
export async function checkPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await decoy);
  const right = await inTurn(() => verify(against, password));
  return right && Boolean(stored);
}

const field = ['cordee', 'fabrique', 'transition', 'transitions', 'territoire', 'territoires', 'cohorte', 'parcours', 'reseau', 'mairie', 'commune', 'village', 'diagnostic'];
const common = ['motdepasse', 'password', 'azerty', 'azertyuiop', 'qwerty', 'qwertyuiop', 'qsdfghjklm', 'wxcvbn', 'bonjour', 'soleil', 'doudou', 'jetaime', 'iloveyou', 'admin', 'administrateur', 'bienvenue', 'welcome', 'secret', 'france', 'abcdefghijklmnopqrstuvwxyz', 'abcdefgh', 'loulou', 'chouchou', 'marseille'];

const folded = (text: string) => text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** What is left once known words, digits and separators are taken away must still be worth a password. */
export function isGuessable(password: string, words: string[]): boolean {
  const plain = folded(password);
  if (new Set(plain).size < 6) return true;
  if (/^(.{1,5})\1+.?$/.test(plain)) return true;
  const known = [...field, ...common, ...words.flatMap((word) => folded(word).split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), plain).replaceAll(/[\d\s\p{P}\p{S}]/gu, '');
  return rest.length < 5;
}
