/** The chantier of a gathering, by name, for whoever may read it: `reach` is the parameter with their scopes. Neither comes from outside. */
export const workingGroupOf = (gathering: 'g' | 'p', reach: `$${number}`) =>
  `(SELECT json_build_object('id', wg.id, 'name', wg.name) FROM working_group wg
    WHERE wg.id = ${gathering}.working_group_id AND ARRAY[wg.id, wg.cohort_id] && ${reach}::uuid[])`;

/** Who prepares what: `reach` is the parameter with the scopes in which the reader may read tasks. */
export const tasksOf = (gathering: 'g', reach: `$${number}`) =>
  `(SELECT coalesce(json_agg(json_build_object('id', k.id, 'sequenceId', k.sequence_id, 'words', k.words, 'personId', k.person_id,
      'who', coalesce(kp.given_name || ' ' || kp.family_name, k.who), 'doneAt', k.done_at) ORDER BY k.created_at, k.id), '[]')
    FROM gathering_task k LEFT JOIN person kp ON kp.id = k.person_id
    WHERE k.gathering_id = ${gathering}.id AND ARRAY[k.gathering_id, k.cohort_id, k.person_id] && ${reach}::uuid[])`;

/** What happens within a gathering, in the order of the day, with who speaks: `reach` is the parameter with the scopes in which agendas are read. */
export const sequencesOf = (gathering: 'g' | 'p', reach: `$${number}`) =>
  `(SELECT coalesce(json_agg(json_build_object('id', q.id, 'dayNumber', q.day_number, 'fromTime', to_char(q.from_time, 'HH24:MI'), 'toTime', to_char(q.to_time, 'HH24:MI'),
      'kind', q.kind, 'title', q.title, 'details', q.details, 'place', q.place,
      'speakers', (SELECT coalesce(json_agg(json_build_object('personId', v.person_id, 'name', v.name) ORDER BY v.place, v.id), '[]') FROM sequence_speaker v WHERE v.sequence_id = q.id))
      ORDER BY q.day_number, q.from_time, q.place, q.title, q.id), '[]')
    FROM gathering_sequence q WHERE q.gathering_id = ${gathering}.id AND ARRAY[q.gathering_id, q.cohort_id] && ${reach}::uuid[])`;
