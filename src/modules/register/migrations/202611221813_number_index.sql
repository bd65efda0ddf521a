-- Finds a person by ID number for the real-name check; keyed, so nobody can go through all numbers with the table alone.
alter table "register"."person"
  add column "number_index" bytea,
  add constraint "person_number" unique ("number_index");
