import { z } from 'zod';
import { ActorCategory } from '../../cohorts/delegation/delegate.contract';

const Question = z.string().trim().min(3).max(160);

/** What is asked where staff did not word it themselves. */
export const usualQuestions = ['Ce que je retiens', 'Ce qui m’a manqué', 'Ce que je vais faire'];

export const FeedbackQuestions = z.strictObject({ questions: z.array(Question).length(3) }).meta({ id: 'FeedbackQuestions' });
export type FeedbackQuestions = z.infer<typeof FeedbackQuestions>;

const Answer = z.string().trim().max(1200);

/** A minute: three answers, each of which may stay empty. All empty takes back what was said. */
export const FeedbackInput = z.strictObject({ answers: z.array(Answer).length(3), signed: z.boolean().default(false) }).meta({ id: 'FeedbackInput' });
export type FeedbackInput = z.infer<typeof FeedbackInput>;

export const FeedbackOwn = z
  .object({ gathering: z.object({ id: z.uuid(), title: z.string(), heldOn: z.iso.date().nullable() }), questions: z.array(z.string()), answers: z.array(z.string()), signed: z.boolean(), name: z.string() })
  .meta({ id: 'FeedbackOwn' });
export type FeedbackOwn = z.infer<typeof FeedbackOwn>;

/** Words of one question: those of a category where at least three of it answered, the others together. */
export const FeedbackGroup = z
  .object({ question: z.string(), category: ActorCategory.nullable(), words: z.array(z.object({ text: z.string(), signed: z.string().nullable() })) })
  .meta({ id: 'FeedbackGroup' });
export type FeedbackGroup = z.infer<typeof FeedbackGroup>;

export const FeedbackView = z
  .object({ questions: z.array(z.string()), people: z.int(), asked: z.int(), groups: z.array(FeedbackGroup), may: z.object({ word: z.boolean(), ask: z.boolean() }) })
  .meta({ id: 'FeedbackView' });
export type FeedbackView = z.infer<typeof FeedbackView>;
