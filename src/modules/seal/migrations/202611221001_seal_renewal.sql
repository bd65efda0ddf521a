-- A seal is followed by the next when its certificate ends: its id comes from the organ and the one before, so two
-- that make the next at once make the same one.
drop index "seal"."seal_in_use";
create index seal_of_organ on "seal"."seal" (organ_id, made_at desc);
