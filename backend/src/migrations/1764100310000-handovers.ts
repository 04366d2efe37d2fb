import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done for an empty seat, what a leaver passes on and to whom, and the little of a territory's story that stands behind other rights. */
export class Handovers1764100310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE seat_offer (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        delegation_id    uuid NOT NULL REFERENCES delegation ON DELETE CASCADE,
        category         text NOT NULL CHECK (category IN ('elected_official', 'local_agent', 'socio_economic_actor', 'state_agent')),
        recipient_id     uuid REFERENCES person ON DELETE SET NULL,
        -- Whom one turned to, in words, when nobody of the directory was written to.
        recipient_words  text CHECK (length(recipient_words) BETWEEN 2 AND 200),
        subject          text CHECK (length(subject) BETWEEN 3 AND 200),
        body             text CHECK (length(body) BETWEEN 10 AND 6000),
        message_id       uuid REFERENCES outbox_message ON DELETE SET NULL,
        offered_on       date NOT NULL,
        ask_again_on     date,
        outcome          text NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'accepted', 'declined')),
        made_by_id       uuid REFERENCES person ON DELETE SET NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        CONSTRAINT seat_offer_asked_again_later CHECK (ask_again_on > offered_on)
      );
      CREATE INDEX seat_offer_participation_id_idx ON seat_offer (participation_id, category);
      CREATE INDEX seat_offer_cohort_id_idx ON seat_offer (cohort_id);
      CREATE INDEX seat_offer_delegation_id_idx ON seat_offer (delegation_id);
      CREATE INDEX seat_offer_recipient_id_idx ON seat_offer (recipient_id);
      CREATE INDEX seat_offer_message_id_idx ON seat_offer (message_id);
      CREATE INDEX seat_offer_made_by_id_idx ON seat_offer (made_by_id);

      CREATE TABLE handover (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        -- The stay that ends, and the one that takes over, if there is one.
        delegate_id      uuid NOT NULL UNIQUE REFERENCES delegate ON DELETE CASCADE,
        newcomer_id      uuid REFERENCES delegate ON DELETE SET NULL,
        done_by_id       uuid REFERENCES person ON DELETE SET NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX handover_participation_id_idx ON handover (participation_id);
      CREATE INDEX handover_cohort_id_idx ON handover (cohort_id);
      CREATE INDEX handover_newcomer_id_idx ON handover (newcomer_id);
      CREATE INDEX handover_done_by_id_idx ON handover (done_by_id);

      CREATE TABLE handover_item (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        handover_id      uuid NOT NULL REFERENCES handover ON DELETE CASCADE,
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('ask', 'confirmation', 'invitation', 'note', 'next_step', 'substitute', 'head_of_executive', 'other_place')),
        record_id        uuid,
        words            text NOT NULL CHECK (length(words) <= 500),
        fate             text NOT NULL CHECK (fate IN ('taken', 'dropped', 'kept')),
        taker_id         uuid REFERENCES person ON DELETE SET NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX handover_item_handover_id_idx ON handover_item (handover_id);
      CREATE INDEX handover_item_participation_id_idx ON handover_item (participation_id);
      CREATE INDEX handover_item_cohort_id_idx ON handover_item (cohort_id);
      CREATE INDEX handover_item_taker_id_idx ON handover_item (taker_id);

      SELECT access.protect('seat_offer', 'seat_offer', 'id', 'cohort_id');
      SELECT access.protect('handover', 'handover', 'id', 'cohort_id', 'participation_id');
      SELECT access.protect('handover_item', 'handover', 'cohort_id', 'participation_id');
      SELECT access.keep_history('seat_offer');
      SELECT access.keep_history('handover');
      SELECT access.keep_history('handover_item');

      -- What a newcomer needs of things that their link does not open: who works with the territory, by name and role, how far the
      -- notes are, and once the findings were given, how many and how they were answered. No word of a diagnostic, no contact.
      CREATE FUNCTION access.story_of(asked uuid) RETURNS jsonb
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE reach uuid[] := access.ids('story', 'read'); day date := access.today(); home uuid;
      BEGIN
        SELECT p.cohort_id INTO home FROM public.participation p WHERE p.id = asked AND ARRAY[p.id, p.cohort_id] && reach;
        IF NOT FOUND THEN RETURN NULL; END IF;
        RETURN jsonb_build_object(
          'companions', (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('name', p.given_name || ' ' || p.family_name, 'organisation', o.name, 'role', w.role)), '[]') FROM (
              SELECT h.person_id, h.hat AS role FROM public.hat h WHERE access.live_on(h, day)
                AND ((h.cohort_id = home AND h.hat IN ('cohort_manager', 'pivot_ally')) OR (h.participation_id = asked AND h.hat IN ('project_ally', 'diagnostic_lead')))
              UNION SELECT s.person_id, 'project_ally' FROM public.support_assignment s
                WHERE s.participation_id = asked AND s.person_id IS NOT NULL AND s.starts_on <= day AND (s.ends_on IS NULL OR s.ends_on >= day)) w
            JOIN public.person p ON p.id = w.person_id LEFT JOIN public.organisation o ON o.id = p.organisation_id),
          'notes', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'state', n.state) ORDER BY array_position(ARRAY['intent', 'framing', 'feasibility'], n.kind)), '[]')
            FROM public.project_note n WHERE n.participation_id = asked),
          'diagnostic', (SELECT jsonb_build_object('restitutedOn', d.restituted_on, 'by', o.name, 'interviews', (SELECT count(*) FROM public.interview i WHERE i.diagnostic_id = d.id),
              'shared', count(f.id), 'takenUp', count(a.id) FILTER (WHERE a.answer = 'taken_up'), 'later', count(a.id) FILTER (WHERE a.answer = 'later'), 'no', count(a.id) FILTER (WHERE a.answer = 'no'))
            FROM public.diagnostic d LEFT JOIN public.organisation o ON o.id = d.organisation_id LEFT JOIN public.finding f ON f.diagnostic_id = d.id AND f.shared_at IS NOT NULL
              LEFT JOIN public.project_answer a ON a.finding_id = f.id
            WHERE d.participation_id = asked AND d.restituted_on <= day AND d.state = 'restituted' GROUP BY d.id, o.name));
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.story_of;
      SELECT access.unprotect(t) FROM unnest('{seat_offer,handover,handover_item}'::text[]) t;
      DROP TABLE handover_item, handover, seat_offer;`);
  }
}
