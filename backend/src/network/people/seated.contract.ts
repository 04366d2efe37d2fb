import { z } from 'zod';
import type { Work } from '../../platform/database/work';
import { folded } from '../../platform/reading/folding';

/** Of whom a list is: those who sit today in a team of that cohort, of that territory (a part of its name), of that department, as that kind of actor. */
export const seatParams = {
  cohortId: z.union([z.uuid(), z.literal('')]).default(''),
  territory: z.string().trim().max(80).default(''),
  department: z.string().trim().max(3).default(''),
  category: z.enum(['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident', '']).default(''),
};
type Seats = z.infer<z.ZodObject<typeof seatParams>>;

/** SQL: the ids of who sits so, among the teams that the caller reads; `first` is the number of its first parameter. Empty when nothing is asked. */
export const seatedIds = (asked: Seats, first: number): string =>
  asked.cohortId || asked.territory || asked.department || asked.category
    ? `ARRAY(SELECT d.person_id FROM delegate d JOIN participation sp ON sp.id = d.participation_id JOIN territory st ON st.id = sp.territory_id
        WHERE ARRAY[d.cohort_id, d.participation_id] && $${first}::uuid[] AND d.starts_on <= $${first + 1}::date AND (d.ends_on IS NULL OR d.ends_on >= $${first + 1}::date)
          AND ($${first + 2}::text = '' OR d.cohort_id = nullif($${first + 2}, '')::uuid) AND ($${first + 3}::text = '' OR unaccent(st.name) ILIKE $${first + 3})
          AND ($${first + 4}::text = '' OR st.department = $${first + 4}) AND ($${first + 5}::text = '' OR d.category = $${first + 5}))`
    : '';

/** The six parameters of `seatedIds`. */
export const seatedValues = (work: Work, { cohortId, territory, department, category }: Seats): unknown[] => [
  work.ids('delegate', 'read'), work.today, cohortId, territory && `%${folded(territory).replaceAll(' ', '%')}%`, department.toUpperCase(), category,
];
