-- Requests read; what is written comes through Kafka, by the service itself.
GRANT SELECT ON clients, plans, sessions TO "${caller_role}";
