call "platform"."protect"('"message"."message"', $$party_id = (select current_setting('tb.party', true))$$);
-- what left the house is nobody's: only the sample province shows it
call "platform"."protect"('"message"."sent"', $$false$$);
