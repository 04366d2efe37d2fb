/** The meals of a gathering's programme, for `hoursIn`: a pause of less than three quarters of an hour is part of the work. */
export const mealsOf = (gathering: string) => `
  (SELECT coalesce(json_agg(json_build_object('onDate', ${gathering}.held_on + q.day_number - 1, 'from', to_char(q.from_time, 'HH24:MI'), 'to', to_char(q.to_time, 'HH24:MI')) ORDER BY q.day_number, q.from_time), '[]')
    FROM gathering_sequence q WHERE q.gathering_id = ${gathering}.id AND q.kind = 'break' AND q.to_time - q.from_time >= interval '45 minutes')`;
