import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { FeedbackGroup } from './feedback.contract';

/** One person's words, without the person. */
export interface Said {
  category: ActorCategory | null;
  answers: readonly string[];
  signed: string | null;
}

const unsigned = (words: readonly { word: { signed: string | null } }[]) => words.filter(({ word }) => !word.signed).length;

/** Fewer than these of a category would tell who spoke. */
const enough = 3;

/**
 * The words of each question, by category where enough of it answered that question, the others together. What is left over
 * must be enough too: two words « of the others » beside three full groups would say whose they are, so the smallest joins them.
 */
export function grouped(questions: readonly string[], said: readonly Said[]): FeedbackGroup[] {
  return questions.flatMap((question, index) => {
    // One or two answers would say whose they are: only what was signed is shown until there are enough unsigned ones.
    const silent = said.filter(({ answers, signed }) => answers[index] && !signed).length < enough;
    const words = said.filter(({ signed }) => signed || !silent).flatMap(({ category, answers, signed }) => (answers[index] ? [{ category, word: { text: answers[index], signed } }] : []));
    const byCategory = new Map<ActorCategory | null, typeof words>();
    for (const one of words) byCategory.set(one.category, [...(byCategory.get(one.category) ?? []), one]);
    const full = [...byCategory].filter(([category, of]) => category !== null && unsigned(of) >= enough).sort(([, a], [, b]) => b.length - a.length);
    let rest = words.filter(({ category }) => !full.some(([known]) => known === category));
    while (rest.length > 0 && unsigned(rest) > 0 && unsigned(rest) < enough && full.length) rest = [...rest, ...((full.pop() as (typeof full)[number])[1])];
    return [...full.map(([category, of]) => ({ question, category, words: of.map(({ word }) => word) })), ...(rest.length ? [{ question, category: null, words: rest.map(({ word }) => word) }] : [])];
  });
}
