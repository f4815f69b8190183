-- Periods in which a failed screening kept a client from their routines: what was not done meanwhile is exempt. A client whose
-- snapshot arrived before has none of them until the next one, or a rebuild.
ALTER TABLE client ADD COLUMN screening_holds jsonb NOT NULL DEFAULT '[]';
