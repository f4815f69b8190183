-- Lines of triage say what keeps a client from their routines; those that an older release worked out do not.
UPDATE client_summary SET check_at = '-infinity';
