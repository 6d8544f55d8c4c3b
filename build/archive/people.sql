-- Lets people in, after `broadsheet archive prepare` has made the two roles: psql -f people.sql, with other names.
-- \password asks for the password and sends only what SCRAM makes of it.
CREATE ROLE reading LOGIN IN ROLE broadsheet_reader;
CREATE ROLE feeding LOGIN IN ROLE broadsheet_feeder;
\password reading
\password feeding
